"""The tagger: the model's files, and what it finds in a parse.

In: a parse and its quotations. Out: Found values.

One window goes through the encoder at a time, on one thread: what is found in a document is the
same alone, beside others, and whatever number of processes share the work.
"""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

import numpy as np

from graph.extraction.models import checked_manifest, session, tokenizer
from graph.extraction.parse import Parse
from graph.extraction.quotes import Quote
from graph.extraction.tagger.decode import SLOTS, Found, Heads, best_tags, link
from graph.extraction.tagger.features import COLUMNS, word_features
from graph.extraction.tagger.model import ENCODER, HEADS, TOKENIZER
from graph.extraction.tagger.windows import Window, windows, word_pieces

_CLS, _SEP = "[CLS]", "[SEP]"


class Tagger:
    """The model, loaded: about 0.2 s and 60 MB.

    folder: where its files are; the ones that come with the package if None.
    Raises ModelError if a file is missing, damaged or not the one that was published.
    """

    def __init__(self, folder: Path | None = None) -> None:
        if folder is not None:
            self._load(folder)
        else:
            with as_file(files("graph.extraction.tagger.model").joinpath("")) as packaged:
                self._load(packaged)

    def _load(self, folder: Path) -> None:
        manifest = checked_manifest(folder, (ENCODER, HEADS, TOKENIZER), ("outside",))
        self.name: str = manifest["name"]
        self._session = session(folder / ENCODER)
        self._tokenizer = tokenizer(folder / TOKENIZER)
        with np.load(folder / HEADS, allow_pickle=False) as heads:
            self._heads = Heads(**heads, outside=manifest["outside"])

    def pieces(self, parse: Parse) -> list[list[int]]:
        """Ids of the word pieces of each word: what the encoder reads."""
        return word_pieces(self._tokenizer, parse.words)

    def find(
        self, parse: Parse, quotes: list[Quote], pieces: list[list[int]] | None = None
    ) -> list[Found]:
        """The attributions of a document, in text order of their cues."""
        if not len(parse):
            return []
        pieces = pieces if pieces is not None else self.pieces(parse)
        features = word_features(parse, quotes)
        stretches = windows(parse, [len(ids) for ids in pieces])
        scores = [self._read(window, pieces, features) for window in stretches]
        tags = np.concatenate([tags for tags, _ in scores])
        vectors = np.concatenate([links for _, links in scores])
        segments = [segment for window in stretches for segment in window.segments]
        best = dict(zip(segments, best_tags(tags, segments, self._heads), strict=True))
        found: list[Found] = []
        for window in stretches:
            sequences = [best[segment] for segment in window.segments]
            found += link(sequences, window.segments, vectors, self._heads)
        return sorted(found, key=lambda f: f.cue)

    def _read(
        self,
        window: Window,
        pieces: list[list[int]],
        features: np.ndarray[tuple[int, ...], np.dtype[np.int64]],
    ) -> tuple[np.ndarray[tuple[int, ...], np.dtype[np.float32]], ...]:
        """Scores of tags [words, tags] and link vectors [words, SLOTS, width] of one window."""
        of_window = pieces[window.first : window.end]
        counts = np.array([len(ids) for ids in of_window])
        ends = np.cumsum(counts)
        ids = [
            self._tokenizer.token_to_id(_CLS),
            *(piece for word in of_window for piece in word),
            self._tokenizer.token_to_id(_SEP),
        ]
        rows = np.zeros((len(ids), len(COLUMNS)), dtype=np.int64)
        rows[1:-1] = np.repeat(features[window.first : window.end], counts, axis=0)
        tags, links = self._session.run(
            ["tags", "links"],
            {
                "ids": np.array([ids], dtype=np.int64),
                "features": rows[None],
                "first": ends - counts + 1,
                "last": ends,
            },
        )
        return tags, links.reshape(len(counts), SLOTS, -1)
