"""Acts told from the side of whom they fall on, and critics."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.model import Extraction, Modality

Told = Callable[[str], set[tuple[str, str, tuple[str, ...]]]]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Acme Company faced criticism from Ann Weber.", "criticise"),
        ("Acme Company drew sharp criticism from Ann Weber over its prices.", "criticise"),
        ("Acme Company was met with condemnation from Ann Weber.", "criticise"),
        ("Acme Company was subject to attacks by Ann Weber.", "criticise"),
        ("Acme Company came under attack from Ann Weber over its prices.", "criticise"),
        ("Acme Company faces a lawsuit from Ann Weber.", "accuse"),
        ("Acme Company faced accusations from Ann Weber.", "accuse"),
        ("Acme Company's remarks sparked condemnation from Ann Weber.", "criticise"),
        ("Acme Company received praise from Ann Weber.", "praise"),
        ("Ann Weber, a fierce critic of Acme Company, resigned.", "criticise"),
        ("Ann Weber is Acme Company's sharpest critic.", "criticise"),
        ("Ann Weber has been critical of Acme Company.", "criticise"),
    ],
)
def test_who_criticises_stands_at_the_end(told: Told, text: str, act: str) -> None:
    """The one on whom it falls is the grammatical subject; the edge runs the other way."""
    assert ("Ann Weber", act, ("Acme Company",)) in told(text)
    assert not [claim for claim in told(text) if claim[0] == "Acme Company"]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Weber, a former critic of Acme Company, resigned.",
        "Acme Company faced a storm from Ann Weber.",
        "Acme Company faced criticism in the spring.",
        "Ann Weber, an art critic, praised Bob Kern.",
        "Ann Weber is critical to Acme Company.",
    ],
)
def test_near_misses(told: Told, text: str) -> None:
    """No act, no critic any more, or nobody who criticises."""
    assert not [claim for claim in told(text) if claim[1] in {"accuse", "criticise"}]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Acme Company has not drawn criticism from Ann Weber.", Modality.NEGATED),
        ("Acme Company could face criticism from Ann Weber.", Modality.HYPOTHETICAL),
        ("Ann Weber is not a critic of Acme Company.", Modality.NEGATED),
        ("Ann Weber has never been critical of Acme Company.", Modality.NEGATED),
    ],
)
def test_what_was_not_done(
    extracted: Callable[[str], Extraction], text: str, modality: Modality
) -> None:
    """Negated and supposed acts are told as such."""
    assert {claim.modality for claim in extracted(text).claims} == {modality}
