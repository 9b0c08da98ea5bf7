"""Learning who says what: articles with annotated attributions -> the weights of the tagger.

The steps, in order: `corpus` reads the annotated articles; `labels` lays the annotation onto words;
`batches` packs windows into tensors; `network` is the model; `train` fits it, with checkpoints;
`export` writes what the product ships. `python -m graph.learning.attribution` does all of it. torch
is needed here and nowhere else.
"""
