"""Readings confirm, correct and add claims; the readings are dictated here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.extraction import Extractor
from graph.extraction.assemble import assemble
from graph.extraction.entities import Entity
from graph.extraction.pipeline import Pipeline
from graph.extraction.stances.confidence import Calibration
from graph.extraction.stances.joining import Readings, join_readings, likelihood
from graph.extraction.stances.pairs import Pair, find_pairs
from graph.extraction.stances.reader import ACTS, Reading
from graph.model import FRIENDLY, HOSTILE, Act, Claim, Kind, Modality
from graph.reading.file import document_of

ACCUSED = "Ann Lee said on Monday. Ann Lee accused Bob Ray of lying.\n"
SAID = "“Nobody has done less for this town than Bob Ray,” Ann Lee said on Monday.\n"
TOLD = "Bob Ray slept. On Monday, Ann Lee turned her back on Bob Ray.\n"
DENIED = "Cy Poe denied that Ann Lee had turned her back on Bob Ray.\n"

Join = Callable[..., list[tuple[str, str, Claim]]]


def shares(**acts: float) -> dict[Act, float]:
    """The probabilities of a reading; those not named are nought."""
    return dict.fromkeys(ACTS, 0.0) | {Act(name): share for name, share in acts.items()}


@pytest.fixture(scope="module")
def join(extractor: Extractor) -> Join:
    """(text, speaker, target, probabilities) -> (speaker, target, claim) of targeted claims."""
    assert isinstance(extractor, Pipeline)

    def joined(text: str, speaker: str, target: str, **acts: float) -> list[tuple[str, str, Claim]]:
        document = document_of(text.encode(), Path("text.txt"))
        seen = extractor.see(document)
        found = find_pairs(seen.scene, seen.reports, seen.drafts)
        readings = []
        for number, pair in enumerate(found.pairs):
            said = (pair.speaker.name, pair.target.name) == (speaker, target)
            rows = found.rows[found.rows[:, 2] == number]
            # The surest row is one of a report, where there is one.
            place, head, _ = min(
                rows.tolist(), key=lambda row: (found.places[row[0]].kind, abs(row[1] - 12))
            )
            readings.append(
                Reading(pair, shares(**acts) if said else shares(), found.places[place], head)
            )
        reports, drafts = join_readings(
            seen.scene, seen.reports, seen.drafts, readings, Calibration(), None
        )
        seen_all = assemble(document, "dictated", seen.scene, reports, drafts, [], [])
        names = {actor.id: actor.name for actor in seen_all.actors}
        return [
            (names[claim.speaker], names[whom], claim)
            for claim in seen_all.claims
            for whom in claim.targets
        ]

    return joined


def test_the_likelier_side_is_told_with_its_likeliest_act() -> None:
    """The probability is that of the side, the act its likeliest."""
    reading = Reading(None, shares(accuse=0.3, criticise=0.4, praise=0.2), None, 0)  # type: ignore[arg-type]
    act, share = likelihood(reading)
    assert act is Act.CRITICISE
    assert share == pytest.approx(0.7)


def test_a_reading_says_how_sure_a_claim_is(join: Join) -> None:
    """What the rules found keeps its act; its confidence is the reading's probability."""
    ((speaker, target, claim),) = join(ACCUSED, "Ann Lee", "Bob Ray", accuse=0.5, criticise=0.25)
    assert (speaker, target, claim.act) == ("Ann Lee", "Bob Ray", Act.ACCUSE)
    assert claim.confidence == 0.75


def test_what_readings_speak_against_is_hardly_sure(join: Join) -> None:
    """It stays in the graph, for those who ask for all, and is shown to nobody else."""
    ((_, _, claim),) = join(ACCUSED, "Ann Lee", "Bob Ray", accuse=0.05)
    assert claim.confidence == 0.05


def test_a_statement_becomes_what_it_is(join: Join) -> None:
    """Words without a word of blame, by the report that tells of them."""
    ((speaker, target, claim),) = join(SAID, "Ann Lee", "Bob Ray", criticise=0.9)
    assert (speaker, target, claim.act) == ("Ann Lee", "Bob Ray", Act.CRITICISE)
    assert "Nobody has done less" in claim.evidence.of(SAID)
    assert claim.modality is Modality.ASSERTED


def test_an_unlikely_reading_leaves_the_statement(join: Join) -> None:
    """Both are there: the statement, and the claim that may be none."""
    claims = join(SAID, "Ann Lee", "Bob Ray", criticise=0.3)
    assert [(claim.act, claim.confidence) for _, _, claim in claims] == [(Act.CRITICISE, 0.3)]
    assert join(SAID, "Ann Lee", "Bob Ray", criticise=0.05) == []


def test_an_act_without_a_report_has_the_words_of_its_sentence(join: Join) -> None:
    """The verb above the speaker is its cue."""
    ((speaker, target, claim),) = join(TOLD, "Ann Lee", "Bob Ray", criticise=0.8)
    assert (speaker, target) == ("Ann Lee", "Bob Ray")
    assert [span.of(TOLD) for span in claim.cue] == ["turned"]
    assert "her back on Bob Ray" in claim.evidence.of(TOLD)
    assert claim.found_by == "model"


def test_what_another_denies_is_not_asserted(join: Join) -> None:
    """However sure the reading is."""
    claims = [c for c in join(DENIED, "Ann Lee", "Bob Ray", criticise=0.9) if c[0] == "Ann Lee"]
    assert claims
    assert all(claim.modality is not Modality.ASSERTED for _, _, claim in claims)


def test_who_condemns_an_attack_is_not_against_its_victim(join: Join) -> None:
    """Whatever the reading thinks; where nothing befell him, it is believed."""
    condemned = "Ann Lee condemned the attack on Bob Ray on Monday.\n"
    assert join(condemned, "Ann Lee", "Bob Ray", criticise=0.9) == []
    visited = "Ann Lee condemned the visit to Bob Ray on Monday.\n"
    ((_, target, _),) = join(visited, "Ann Lee", "Bob Ray", criticise=0.9)
    assert target == "Bob Ray"


def test_who_condemns_an_attack_may_be_for_its_victim(join: Join) -> None:
    """Support is read as ever."""
    condemned = "Ann Lee condemned the attack on Bob Ray on Monday.\n"
    ((_, target, claim),) = join(condemned, "Ann Lee", "Bob Ray", support=0.9)
    assert (target, claim.act) == ("Bob Ray", Act.SUPPORT)


def test_what_an_ally_says_speaks_for_a_claim() -> None:
    """Of the campaign for its candidate, and not for his opponent."""
    lee = Entity(("ann", "lorimer"), Kind.PERSON)
    campaign = Entity(("lorimer", "campaign"), Kind.ORGANISATION)
    ray = Entity(("bob", "ray"), Kind.PERSON)
    reading = Reading(Pair(campaign, ray, 3), shares(accuse=0.5, criticise=0.3), None, 0)  # type: ignore[arg-type]
    known = Readings([reading])
    assert known.allied(lee, ray, HOSTILE) == pytest.approx(0.8)
    assert known.allied(campaign, ray, HOSTILE) == 0
    assert known.allied(ray, lee, HOSTILE) == 0
    assert known.allied(lee, ray, FRIENDLY) == 0
