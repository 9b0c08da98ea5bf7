"""How a claim stands in the document once the claims that tell of it are taken into account."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graph.errors import ExtractionError
from graph.model import Act, Claim, Modality

# What an inner claim becomes if the claim that tells of it is not asserted. "He did not say that
# she accused him" tells nothing of what she did: disputed, not negated.
_INHERITED = {
    Modality.NEGATED: Modality.DISPUTED,
    Modality.DISPUTED: Modality.DISPUTED,
    Modality.HEDGED: Modality.HEDGED,
    Modality.HYPOTHETICAL: Modality.HYPOTHETICAL,
    Modality.QUESTION: Modality.QUESTION,
}


def outer_claims(claim: Claim, claims: Mapping[str, Claim]) -> Iterator[Claim]:
    """The claims that tell of `claim`, nearest first; ExtractionError if they run in a circle."""
    seen = {claim.id}
    while claim.embedded_in is not None:
        if claim.embedded_in in seen or claim.embedded_in not in claims:
            raise ExtractionError(
                f'Claim "{claim.id}" is told of by "{claim.embedded_in}", which is not there or '
                f"is told of by it in turn; extract the document again."
            )
        claim = claims[claim.embedded_in]
        seen.add(claim.id)
        yield claim


def effective_modality(claim: Claim, claims: Mapping[str, Claim]) -> Modality:
    """The modality of `claim` in the document as a whole.

    A claim is asserted only if each claim that tells of it is asserted and no denial: what is told
    inside a denial is disputed ("he denies having accused her"). A denial that answers the inner
    claim leaves it as it is: "he rejected her accusation that …" tells that she accused.
    """
    inner = claim
    for outer in outer_claims(claim, claims):
        if claim.modality is not Modality.ASSERTED:
            break
        if outer.modality is not Modality.ASSERTED:
            return _INHERITED[outer.modality]
        if outer.act is Act.REJECT and outer.answers != inner.id:
            return Modality.DISPUTED
        inner = outer
    return claim.modality
