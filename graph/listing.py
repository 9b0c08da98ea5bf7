"""What was seen in one document, as plain JSON for other programs.

Nothing is left out but claims that are not sure enough, where somebody asks for sure ones.

The shape is a contract: {"document", "text", "mentions", "actors", "accounts", "attributions",
"claims", "non_responses"}. Spans are `[start, end]` in characters of "text"; what has words as its
receipt also has them as "start", "end" and "quote".
"""

from __future__ import annotations

from typing import Any

from graph.model import Account, Claim, Document, Extraction, NonResponse, Span
from graph.records import plain
from graph.triples.modality import effective_modality


def listing(document: Document, extraction: Extraction, least: float = 0.0) -> dict[str, Any]:
    """The listing of an extraction of `document`; ids of actors are local to it.

    least: claims that are less sure are left out.
    """
    claims = {claim.id: claim for claim in extraction.claims}
    return {
        "document": document.name,
        "extractor": extraction.extractor,
        "title": document.title,
        "text": document.text,
        "mentions": [
            {
                "start": mention.span.start,
                "end": mention.span.end,
                "kind": mention.kind.value,
                "form": mention.form,
                "actor": mention.actor,
            }
            for mention in extraction.mentions
        ],
        "actors": [plain(actor) for actor in extraction.actors],
        "accounts": [_account(account, document) for account in extraction.accounts],
        "attributions": [plain(attribution) for attribution in extraction.attributions],
        "claims": [
            _receipt(claim, document) | {"modality": effective_modality(claim, claims).value}
            for claim in extraction.claims
            if claim.confidence >= least
        ],
        "non_responses": [_receipt(silence, document) for silence in extraction.non_responses],
    }


def _account(account: Account, document: Document) -> dict[str, Any]:
    observations = [
        plain(observation) | _words(observation.evidence, document)
        for observation in account.observations
    ]
    return {**plain(account), "observations": observations}


def _receipt(told: Claim | NonResponse, document: Document) -> dict[str, Any]:
    return {**plain(told), **_words(told.evidence, document)}


def _words(span: Span, document: Document) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "quote": span.of(document.text)}
