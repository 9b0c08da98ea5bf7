"""Learning and scoring: small models, and what the extraction finds against what people found.

In: a folder of corpora (CORPORA). Out: the models that the product ships; scores. The modules:

1. `attribution`: learns the tagger of sources, cues and contents
   (`python -m graph.learning.attribution CORPORA`).
2. `corpora`: the parts that score the product, and the hash of their files.
3. `accusations`: who accuses whom; `polnear`: who says what. Each scores one part.
4. `scores`: one table of all scores (`python -m graph.learning.scores CORPORA`).
5. `floors`: what no score may fall below (`floors.json`), each for the very files that it was
   measured on.
"""
