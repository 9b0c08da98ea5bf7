"""One model: a pretrained encoder over marked words, a small network over rows, joined to pairs.

In: Batches. Out: a loss, or the logits that `graph.extraction.stances.scoring` computes as well.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from transformers import AutoModel

from graph.extraction.stances import scoring
from graph.extraction.stances.features import SIZES
from graph.extraction.stances.reader import ACTS, CLS, INPUT_SIZES, SEP
from graph.learning.stances.batches import Batch
from graph.learning.stances.names import common_names

# Width of the vectors that rows add up.
WIDTH = 192
# A first guess of how much likelier no act is than any one.
_NONE = 5.0
# Weights of the classes of DSE, of which some are rare: neutral, positive both ways, negative both.
_STANCE_WEIGHTS = (1.0, 1.0, 2.0, 1.0, 2.0)
_ACTS_WEIGHT = 0.5
# Rows in training whose features are left out.
_WITHOUT_GRAMMAR = 0.25
_ABSENT = -10.0
# How many pieces of its own MPNet's vocabulary has before BERT's.
_MPNET_OFFSET = 4


class Encoder(nn.Module):
    """Pieces and features -> for each word its SLOTS vectors.

    base: the folder of a pretrained encoder, of which the first `layers` are kept.
    """

    def __init__(self, base: Path, layers: int) -> None:
        super().__init__()
        self.bert = AutoModel.from_pretrained(
            base, add_pooling_layer=False, attn_implementation="eager"
        )
        self.bert.encoder.layer = self.bert.encoder.layer[:layers]
        self._is_mpnet = self.bert.config.model_type == "mpnet"
        size = self.bert.config.hidden_size
        self.features = nn.ModuleList(nn.Embedding(n, size) for n in INPUT_SIZES)
        for table in self.features:
            nn.init.normal_(table.weight, std=0.01)
        self.dropout = nn.Dropout(0.1)
        self.vectors = nn.Linear(size, scoring.SLOTS * WIDTH)

    def forward(
        self, ids: Tensor, features: Tensor, first: Tensor, last: Tensor, mask: Tensor | None = None
    ) -> Tensor:
        """[words, SLOTS * WIDTH]; first, last index the flattened pieces."""
        if mask is None:
            mask = torch.ones_like(ids)
        if self._is_mpnet:
            ids = _as_mpnet(ids, mask)
        embedded = self.bert.embeddings.word_embeddings(ids)
        for column, table in enumerate(self.features):
            embedded = embedded + table(features[..., column])
        hidden = self.bert(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        flat = hidden.reshape(-1, hidden.shape[-1])
        words: Tensor = self.vectors(self.dropout((flat[first] + flat[last]) / 2))
        return words


def _as_mpnet(ids: Tensor, mask: Tensor) -> Tensor:
    """MPNet's ids of BERT's word pieces: the same pieces, after four of its own."""
    moved = torch.where(ids == CLS, 0, torch.where(ids == SEP, 2, ids + _MPNET_OFFSET))
    return torch.where(mask == 0, 1, moved)


class Network(nn.Module):
    """The encoder with the layers that the product keeps beside it.

    screen: as `screening.fit_screen` gives it; it is kept, and not learned here.
    """

    def __init__(self, base: Path, layers: int, screen: Tensor) -> None:
        super().__init__()
        self.encoder = Encoder(base, layers)
        self.features = nn.ModuleList(nn.Embedding(n, WIDTH) for n in SIZES)
        for table in self.features:
            nn.init.normal_(table.weight, std=0.02)
        self.dropout = nn.Dropout(0.1)
        self.middle = nn.Linear(WIDTH, WIDTH)
        self.acts = nn.Linear(WIDTH, len(ACTS))
        self.stances = nn.Linear(WIDTH, 2)
        self.none = nn.Parameter(torch.tensor([_NONE]))
        self.screen = nn.Parameter(screen, requires_grad=False)
        for layer in (self.acts, self.stances):
            nn.init.zeros_(layer.weight)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Logits of pairs: of no act and each act [pairs, 1 + acts], and of stances [pairs, 2]."""
        # Half the bits for the encoder: faster by half where processors know bfloat16.
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            vectors = self.encoder(batch.ids, batch.features, batch.first, batch.last, batch.mask)
        vectors = vectors.float()
        outside = torch.zeros(1, vectors.shape[1])
        known = torch.cat([vectors, outside]).view(-1, scoring.SLOTS, WIDTH)
        contents = torch.zeros(batch.places, WIDTH)
        contents = contents.index_add(
            0, batch.content_places, known[batch.content_words, scoring.CONTENT]
        )
        sizes = torch.bincount(batch.content_places, minlength=batch.places).clamp(min=1)
        contents = contents / sizes[:, None]
        rows = batch.rows
        hidden = (
            known[rows["heads"], scoring.HEAD]
            + known[rows["sources"], scoring.SOURCE]
            + known[rows["targets"], scoring.TARGET]
            + known[rows["above"], scoring.ABOVE]
            + contents[rows["places"]]
        )
        hidden = hidden + self._by_grammar(rows["features"])
        hidden = _gelu(self.middle(self.dropout(_gelu(hidden))))
        of_acts = self.acts(hidden)
        sides = [of_acts[:, side].logsumexp(1) for side in scoring.SIDES]
        of_stances = self.stances(hidden) + torch.stack(sides, 1)
        acts = _join(of_acts, batch.pairs, batch.count)
        stances = _join(of_stances, batch.pairs, batch.count)
        return torch.cat([self.none.expand(len(acts), 1), acts], 1), stances

    def _by_grammar(self, features: Tensor) -> Tensor:
        """What the features of rows add; left out of some, so that words are learned as well."""
        added = torch.stack([table(features[:, n]) for n, table in enumerate(self.features)]).sum(0)
        if not self.training:
            return added
        return added * (torch.rand(len(added), 1) >= _WITHOUT_GRAMMAR)

    def loss(self, batch: Batch) -> tuple[Tensor, float, float]:
        """The loss of a batch, and its two parts: of acts and of stances, per speech."""
        acts, stances = self(batch)
        labelled, labels = batch.acts
        of_acts = of_stances = torch.zeros(())
        if len(labels):
            of_acts = nn.functional.cross_entropy(acts[labelled], labels, reduction="sum")
        if batch.stances:
            weights = torch.tensor(_STANCE_WEIGHTS)
            right = torch.tensor([label for _, _, label in batch.stances])
            of_stances = nn.functional.cross_entropy(
                directed(stances, batch), right, weights, reduction="sum"
            )
        size = len(batch.ids)
        of_acts, of_stances = _ACTS_WEIGHT * of_acts / size, of_stances / size
        return of_acts + of_stances, float(of_acts.detach()), float(of_stances.detach())

    def heads(self) -> dict[str, np.ndarray[tuple[int, ...], np.dtype[np.generic]]]:
        """The arrays of `scoring.Heads`."""
        sizes = np.array(SIZES)
        learned = {
            "features": torch.cat([table.weight for table in self.features]),
            "middle": self.middle.weight.T,
            "middle_bias": self.middle.bias,
            "acts": self.acts.weight.T,
            "acts_bias": self.acts.bias,
            "stances": self.stances.weight.T,
            "stances_bias": self.stances.bias,
            "none": self.none,
            "screen": self.screen,
        }
        arrays = {name: value.detach().numpy().copy() for name, value in learned.items()}
        arrays["given_names"] = common_names()
        return arrays | {"starts": (np.cumsum(sizes) - sizes).astype(np.int64)}


def directed(stances: Tensor, batch: Batch) -> Tensor:
    """Logits of DSE's five stances, [sentences, 5], from those of both directions.

    To swap the two actors of a sentence swaps the logits: no stance depends on who is named first.
    """
    absent = torch.full((2,), _ABSENT)
    rows = []
    for forward, backward, _ in batch.stances:
        there = stances[forward] if forward >= 0 else absent
        back = stances[backward] if backward >= 0 else absent
        rows.append(torch.stack([torch.zeros(()), there[1], back[1], there[0], back[0]]))
    return torch.stack(rows)


def _gelu(x: Tensor) -> Tensor:
    return nn.functional.gelu(x, approximate="tanh")


def _join(logits: Tensor, pairs: Tensor, count: int) -> Tensor:
    """The logarithm of the sum of exponentials over the rows of each pair."""
    places = pairs[:, None].expand_as(logits)
    highest = torch.full((count, logits.shape[1]), -1e4)
    highest = highest.scatter_reduce(0, places, logits.detach(), "amax")
    summed = torch.zeros(count, logits.shape[1])
    summed = summed.index_add(0, pairs, (logits - highest[pairs]).exp())
    return highest + summed.clamp(min=1e-9).log()
