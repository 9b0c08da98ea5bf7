"""Learning who stands against whom: articles that were read -> the reader's weights.

The steps, in order: `readings` are what people or models noted down while they read articles;
`sentences` are single sentences with a pair and its stance (DSE); `examples` lays both onto the
pairs that the product sees in a text; `batches` packs windows into tensors; `network` is the model;
`train` fits it, with checkpoints; `export` writes what the product ships; `calibration` sets how
sure it is. `python -m graph.learning.stances` does all of it. torch is needed here and in
`graph.learning.attribution`, and nowhere else.
"""
