"""The extraction, held to the test sentences of each construction (tests/constructions)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from construction_entries import constructions, entries_of
from report import FLOORS, results_of, shown

from graph.model import Extraction
from graph.settings import EXTRACTORS

if TYPE_CHECKING:
    from graph.extraction import Extractor


@pytest.fixture(scope="module")
def floors() -> dict[str, Any]:
    """Number of texts that pass and ids of those that do not, by file."""
    return json.loads(FLOORS.read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=EXTRACTORS)
def reader(request: pytest.FixtureRequest) -> tuple[str, Extractor]:
    """Each extractor with its name."""
    fixture = "learned" if request.param == "learned" else "extractor"
    return request.param, request.getfixturevalue(fixture)


@pytest.mark.parametrize("construction", constructions())
def test_construction_is_read_at_least_as_well_as_before(
    construction: str, reader: tuple[str, Extractor], floors: dict[str, Any]
) -> None:
    """No fewer texts of a construction pass than its floor says."""
    name, extractor = reader
    results = results_of(construction, extractor)
    floor = floors[name][construction]
    known = floor["known_misses"]
    new = [shown(r) for r in results if not r.passed and r.entry.id not in known]
    passed = sum(r.passed for r in results)
    assert passed >= floor["floor"], "newly missed:\n" + "\n".join(new)


@pytest.mark.parametrize("extractor", EXTRACTORS)
def test_floors_tell_of_every_text(extractor: str, floors: dict[str, Any]) -> None:
    """Each file has a floor, and floor and known misses together are all of its texts."""
    assert sorted(floors[extractor]) == constructions()
    for name, floor in floors[extractor].items():
        ids = {entry.id for entry in entries_of(name)}
        misses = floor["known_misses"]
        assert set(misses) <= ids
        assert floor["floor"] == len(ids) - len(misses), name


@pytest.mark.parametrize("construction", constructions())
def test_extractions_keep_the_promises(construction: str, reader: tuple[str, Extractor]) -> None:
    """Every id resolves, and a claim's evidence is the stretch that covers cue and content."""
    for entry in entries_of(construction):
        document = entry.document()
        found = reader[1].extract(document)
        assert found.document == document.id
        _ids_resolve(found)
        for claim in found.claims:
            parts = (*claim.cue, *claim.content)
            assert claim.evidence.start == min(part.start for part in parts), entry.id
            assert claim.evidence.end == max(part.end for part in parts), entry.id
            assert 0 <= claim.evidence.start < claim.evidence.end <= len(document.text), entry.id
            assert claim.speaker not in claim.targets, entry.id


def _ids_resolve(found: Extraction) -> None:
    named = {a.id for a in (*found.actors, *found.accounts)}
    claims = {claim.id for claim in found.claims}
    assert len(claims) == len(found.claims)
    for claim in found.claims:
        assert {claim.speaker, *claim.targets, *claim.addressees, *claim.victims} <= named
        assert {*claim.about} <= named
        assert {claim.embedded_in, claim.answers} <= {None, *claims}
    assert {mention.actor for mention in found.mentions} <= {None, *named}
    assert {account.owner for account in found.accounts} <= {None, *named}
    assert {silence.actor for silence in found.non_responses} <= named
