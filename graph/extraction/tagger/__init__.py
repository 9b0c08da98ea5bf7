"""Parse -> attributions, by a small learned model: who says what, by which cue.

In: the parse of a document and its quotations. Out: `decode.Found` values in tokens. The steps:

1. features: what parse and quotation marks tell of each word, as small integers.
2. windows: neighbouring paragraphs packed into stretches that the encoder reads at once.
3. encoder: one pass of a fine-tuned MiniLM over each window (onnxruntime, int8, one window at a
   time: the scales of dynamic quantisation never see another window, so that a document's result
   cannot depend on its neighbours).
4. decode: the best sequence of tags (a linear-chain CRF), and which content belongs to which cue
   and which cue to which source.

How the weights were learned, and how well they do, is told in `model/MODEL_CARD.md`;
`graph.learning.attribution` learns them.
"""
