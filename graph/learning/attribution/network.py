"""The model: MiniLM over words and their features, tags by a CRF, links between parts.

In: Batches. Out: a loss, or the scores that `graph.extraction.tagger.decode` reads.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from graph.extraction.tagger import decode
from graph.extraction.tagger.features import SIZES
from graph.extraction.tagger.tags import TAGS, may_follow
from graph.learning.attribution.batches import Batch, Links

# Width of a link vector.
WIDTH = 64
_LINKS_WEIGHT = 0.3


class Encoder(nn.Module):
    """Pieces and features -> for each word the scores of its tags and its link vectors."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(
            base, add_pooling_layer=False, attn_implementation="eager"
        )
        size = self.bert.config.hidden_size
        self.features = nn.ModuleList(nn.Embedding(n, size) for n in SIZES)
        for table in self.features:
            nn.init.normal_(table.weight, std=0.01)
        self.dropout = nn.Dropout(0.1)
        self.tags = nn.Linear(size, len(TAGS))
        self.links = nn.Sequential(
            nn.Linear(size, size), nn.GELU(), nn.Linear(size, decode.SLOTS * WIDTH)
        )

    def forward(
        self, ids: Tensor, features: Tensor, first: Tensor, last: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        """[words, tags] and [words, SLOTS * WIDTH]; first, last index the flattened pieces."""
        embedded = self.bert.embeddings.word_embeddings(ids)
        for column, table in enumerate(self.features):
            embedded = embedded + table(features[..., column])
        if mask is None:
            mask = torch.ones_like(ids)
        hidden = self.bert(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        flat = hidden.reshape(-1, hidden.shape[-1])
        words = self.dropout((flat[first] + flat[last]) / 2)
        return self.tags(words), self.links(words)


class Network(nn.Module):
    """The encoder with the heads that the product keeps beside it."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.encoder = Encoder(base)
        self.start = nn.Parameter(torch.zeros(len(TAGS)))
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.distance = nn.Parameter(torch.zeros(2, decode.DISTANCES))
        self.between = nn.Parameter(torch.zeros(2, 2 * decode.BETWEEN))
        self.no_source = nn.Parameter(torch.zeros(WIDTH))
        forbidden = [
            [0.0 if may_follow(tag, before) else decode.FORBIDDEN for tag in range(len(TAGS))]
            for before in range(len(TAGS))
        ]
        first = [0.0 if may_follow(tag, None) else decode.FORBIDDEN for tag in range(len(TAGS))]
        self.register_buffer("forbidden", torch.tensor(forbidden))
        self.register_buffer("forbidden_first", torch.tensor(first))

    def forward(self, batch: Batch) -> Tensor:
        """The loss: negative log likelihood of tags per word, and of links per link."""
        emissions, vectors = self.encoder(
            batch.ids, batch.features, batch.first, batch.last, batch.mask
        )
        tags = self._tags_loss(emissions, batch.segments, batch.tags)
        slots = vectors.view(len(vectors), decode.SLOTS, WIDTH)
        links = [self._link_loss(slots, link) for link in batch.links]
        if not links:
            return tags
        return tags + _LINKS_WEIGHT * torch.stack(links).mean()

    def _tags_loss(
        self, emissions: Tensor, segments: list[tuple[int, int]], tags: list[list[int]]
    ) -> Tensor:
        rows = nn.utils.rnn.pad_sequence([emissions[a:b] for a, b in segments], batch_first=True)
        gold = nn.utils.rnn.pad_sequence([torch.tensor(t) for t in tags], batch_first=True)
        lengths = torch.tensor([b - a for a, b in segments])
        going = torch.arange(rows.shape[1])[None] < lengths[:, None]
        start, steps = self.start + self.forbidden_first, self.transitions + self.forbidden
        right = start[gold[:, 0]] + (
            rows.gather(2, gold[..., None])[..., 0].mul(going).sum(1)
            + steps[gold[:, :-1], gold[:, 1:]].mul(going[:, 1:]).sum(1)
        )
        all_ = start + rows[:, 0]
        for place in range(1, rows.shape[1]):
            reached = torch.logsumexp(all_[:, :, None] + steps, 1) + rows[:, place]
            all_ = torch.where(going[:, place, None], reached, all_)
        return (torch.logsumexp(all_, 1) - right).sum() / lengths.sum() * 10

    def _link_loss(self, slots: Tensor, link: Links) -> Tensor:
        own = (
            (decode.CONTENT_SLOT, decode.CUE_OF_CONTENT),
            (decode.CUE_OF_SOURCE, decode.SOURCE_SLOT),
        )[link.kind]
        asking = slots[link.part[0], own[0]] + slots[link.part[1], own[0] + 1]
        firsts = torch.tensor([first for first, _ in link.candidates])
        lasts = torch.tensor([last for _, last in link.candidates])
        others = slots[firsts, own[1]] + slots[lasts, own[1] + 1]
        scores = others @ asking / WIDTH**0.5
        scores = scores + self.distance[link.kind][torch.tensor(link.distances)]
        scores = scores + self.between[link.kind][torch.tensor(link.betweens)]
        if link.kind == 1:
            none = (asking @ self.no_source / WIDTH**0.5)[None]
            scores = torch.cat([scores, none])
        right = link.right if link.right >= 0 else len(link.candidates)
        return -torch.log_softmax(scores, 0)[right]

    def heads(self, outside: float = 0.0) -> decode.Heads:
        """The learned heads for decoding."""
        start, transitions, distance, between, no_source = (
            learned.detach().numpy().copy()
            for learned in (
                self.start,
                self.transitions,
                self.distance,
                self.between,
                self.no_source,
            )
        )
        return decode.Heads(start, transitions, distance, between, no_source, outside)
