"""Scene, reports and drafts -> who stands against whom, by a small learned model.

Most hostile words need no hostile verb, and stand in quotations, with pronouns: what is said must
be read. In: the scene of a document, its reports and the claims that the rules drafted. Out:
`reader.Reading` values: for a speaker, a target and a paragraph, how likely each act is. The steps:

1. places: where somebody may speak: a report of his words, or a mention of him.
2. pairs: every such place beside every mention of another actor in the paragraph (a row each), the
   rows gathered by speaker and target; `features` are what grammar and rules tell of a row.
3. speeches: all rows of one speaker in one paragraph, with the words around them.
4. reader: a screen by features leaves the speeches that are worth reading; each passes through a
   fine-tuned MiniLM with its speaker and his words marked, and a small network (`scoring`) scores
   each row from the vectors of its words and its features; the best rows of a pair speak for it.
5. joining: readings confirm, correct or add to the drafts, and say how sure each claim is
   (`confidence`).

How the weights were learned, and how well they do, is told in `model/MODEL_CARD.md`;
`graph.learning.stances` learns them.
"""
