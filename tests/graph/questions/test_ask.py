"""Named questions keep their columns, their rows and the words."""

from __future__ import annotations

import csv
import io
from types import ModuleType

import pytest

from graph.errors import UsageError
from graph.model import Document
from graph.questions.ask import ask, questions
from graph.store import Store

COLUMNS = {
    "claims": "claim document speaker speaker_kind act target target_kind content quote start end "
    "modality polarity reported_by venue said_at confidence",
    "who-accuses-whom": "accuser accuser_kind target target_kind acts claims reported documents "
    "independent_sources first last",
    "accounts": "account platform handle owner who property value comparison observed_at said_by "
    "quote start end document",
    "actors": "actor name kind aliases mentions documents",
}


def records(store: Store, name: str, about: str | None = None) -> list[dict[str, str]]:
    """The answer as a program reads its CSV: all values are text."""
    text = ask(store, name, about).csv()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def claim(store: Store, name: str) -> list[dict[str, str]]:
    """The rows of the claim whose IRI ends in `name`."""
    return [row for row in records(store, "claims") if row["claim"].endswith(f"/{name}")]


@pytest.mark.parametrize("name", COLUMNS)
def test_the_columns_are_a_contract(two_articles: Store, name: str) -> None:
    """Names and order of the columns never change."""
    assert list(ask(two_articles, name).columns) == COLUMNS[name].split()
    assert ask(two_articles, name).csv().split("\n")[0] == ",".join(COLUMNS[name].split())


def test_claims_about_has_the_columns_of_claims(two_articles: Store) -> None:
    """Whatever reads the one can read the other."""
    assert (
        ask(two_articles, "claims-about", "Twitter").columns == ask(two_articles, "claims").columns
    )


@pytest.mark.parametrize("name", sorted(questions()))
def test_rows_are_the_same_whatever_the_order_of_storing(
    two_articles: Store,
    name: str,
    port_article: ModuleType,
    seed_document: Document,
    seed_extraction: object,
) -> None:
    """The order of the rows depends on what is stored alone."""
    other = Store.in_memory()
    port_article.add(other, port_article.DOCUMENT, port_article.EXTRACTION)
    port_article.add(other, seed_document, seed_extraction)
    port_article.finish(other)
    about = "Twitter" if questions()[name].about else None
    assert ask(other, name, about).csv() == ask(two_articles, name, about).csv()


def test_every_question_has_a_help_of_one_sentence() -> None:
    """What `jaccuse ask` lists is one line each, and ends."""
    for question in questions().values():
        assert question.help.endswith((".", "name."))
        assert "\n" not in question.help
        assert question.sparql.startswith(f"# {question.help}")


def test_questions_are_listed_by_the_alphabet() -> None:
    """The list is the same on every machine."""
    assert list(questions()) == sorted(questions())


def test_the_questions_that_are_promised_are_there() -> None:
    """All of them can be asked."""
    assert set(questions()) >= {
        *COLUMNS,
        "claims-about",
        "contested",
        "non-responses",
        "documents",
    }


def test_quotes_are_verbatim(
    two_articles: Store, seed_document: Document, port_article: ModuleType
) -> None:
    """Each quote stands in its document at start to end, with its quotes, commas and newlines."""
    texts = {document.name: document.text for document in (seed_document, port_article.DOCUMENT)}
    asked = [*records(two_articles, "claims"), *records(two_articles, "accounts")]
    asked += records(two_articles, "non-responses")
    assert len(asked) > 40
    for row in asked:
        assert texts[row["document"]][int(row["start"]) : int(row["end"])] == row["quote"]
    assert any("\n" in row["quote"] for row in asked)
    assert any('"more"' in row["quote"] for row in asked)


def test_a_claim_has_one_row_for_each_target(two_articles: Store) -> None:
    """Two targets are two rows that differ in nothing else; no target is one row without."""
    twitter, right = claim(two_articles, "discovered")
    assert (right["target"], right["target_kind"]) == ("international right-wing", "group")
    assert twitter | {"target": "", "target_kind": ""} == right | {"target": "", "target_kind": ""}
    (argued,) = claim(two_articles, "argued")
    assert (argued["target"], argued["target_kind"]) == ("", "")


def test_who_reports_is_told_from_the_inside_out(two_articles: Store) -> None:
    """The nearest reporter comes first; what the document itself tells has none."""
    assert [row["reported_by"] for row in claim(two_articles, "inner")] == ["Bob Ray < Ann Lee"]
    assert [row["reported_by"] for row in claim(two_articles, "middle")] == ["Ann Lee"]
    assert [row["reported_by"] for row in claim(two_articles, "lodged")] == ["Delcy Rodriguez"]
    assert [row["reported_by"] for row in claim(two_articles, "outer")] == [""]


def test_what_stands_of_a_claim(two_articles: Store) -> None:
    """Venue, time, confidence, polarity, modality and content in parts are as they were seen."""
    (suspend,) = claim(two_articles, "suspend")
    assert (suspend["venue"], suspend["said_at"], suspend["confidence"]) == (
        "VTV",
        "last night",
        "0.9",
    )
    assert [row["venue"] for row in claim(two_articles, "discovered")] == [
        "national television"
    ] * 2
    (aporrea,) = claim(two_articles, "aporrea")
    assert (aporrea["act"], aporrea["polarity"]) == ("state", "negative")
    (strike,) = claim(two_articles, "strike")
    assert (strike["content"], strike["said_at"]) == (
        "that Port Authority … for the strike",
        "2014-03-04",
    )
    (declined,) = claim(two_articles, "declined")
    assert (declined["modality"], declined["content"]) == ("negated", "")


def test_who_accuses_whom_counts_asserted_hostile_claims(two_articles: Store) -> None:
    """Acts are counted apart, the most frequent first; what was not done makes no row."""
    rows = {(r["accuser"], r["target"]): r for r in records(two_articles, "who-accuses-whom")}
    maduro = rows["Nicolas Maduro", "Twitter"]
    assert (maduro["acts"], maduro["claims"]) == ("accuse 2, criticise 1", "3")
    assert (maduro["reported"], maduro["first"]) == ("0", "")
    bank = rows["Harbour Bank", "Twitter"]
    assert (bank["acts"], bank["reported"], bank["first"]) == ("accuse 1", "1", "2014-03-05")
    assert ("Ann Lee", "Harbour Bank") not in rows
    assert not {accuser for accuser, _ in rows} & {"Henrique Capriles", "Aporrea.org", "VTV"}
    assert len(rows) == 13


def test_accounts_have_one_row_for_each_observation(two_articles: Store) -> None:
    """Figures keep how they were said; an account without any has one row, without a property."""
    rows = records(two_articles, "accounts")
    maduro = {r["property"]: r for r in rows if r["owner"] == "Nicolas Maduro"}
    assert maduro["status"]["value"] == "open"
    lost = maduro["followers_lost"]
    assert (lost["value"], lost["comparison"], lost["observed_at"]) == (
        "6500",
        "around",
        "yesterday evening",
    )
    dockers = [r for r in rows if r["handle"] == "dockers"]
    assert [(r["value"], r["comparison"], r["observed_at"], r["said_by"]) for r in dockers] == [
        ("1200", "exact", "2014-03-01", "Bob Ray"),
        ("1500", "over", "2014-03-04", "Bob Ray"),
    ]
    (ray,) = [r for r in rows if r["owner"] == "Bob Ray"]
    assert (ray["property"], ray["value"], ray["quote"]) == ("", "", "Ray said")
    assert {r["document"] for r in rows} == {"port.txt", "000_579cdcfd69f90f52.txt"}
    assert {r["who"] for r in rows if r["who"]} == {
        "three government ministers",
        "five ministries and official entities",
        "a socialist party state governor",
    }


def test_actors_are_listed_once_with_all_names(two_articles: Store) -> None:
    """An actor of two documents is one row; accounts that say nothing are no actors."""
    rows = {row["name"]: row for row in records(two_articles, "actors")}
    assert len(rows) == len(records(two_articles, "actors"))
    assert rows["Twitter"]["documents"] == "2"
    assert rows["Pedro Carreño"]["aliases"] == "Carreño"
    assert "account" not in {row["kind"] for row in rows.values()}


def test_contested_pairs_accusation_and_rejection(two_articles: Store) -> None:
    """An accusation that the accused rejects is shown with the words of both."""
    (row,) = records(two_articles, "contested")
    assert (row["accuser"], row["accused"], row["linked"]) == (
        "Ann Lee",
        "Port Authority",
        "answer",
    )
    assert row["rejection"] == "denied her accusation"


def test_documents_are_counted(two_articles: Store) -> None:
    """Each document tells its claims, and its accusations that were made."""
    rows = {row["document"]: row for row in records(two_articles, "documents")}
    assert (rows["port.txt"]["claims"], rows["port.txt"]["accusations"]) == ("9", "5")
    assert rows["port.txt"]["publisher"] == "The Harbour Gazette"
    assert rows["port.txt"]["published"] == "2014-03-05"


@pytest.mark.parametrize("name", ["carreno", "CARREÑO", " pedro  Carreño ", "Pedro Carreno"])
def test_a_name_is_found_without_its_accents_and_case(two_articles: Store, name: str) -> None:
    """Carreño is found however he is typed; nothing is said against him."""
    assert ask(two_articles, "claims-about", name).rows == []


def test_claims_about_finds_targets_victims_and_accounts(two_articles: Store) -> None:
    """Claims against somebody, about what was done to them, and about their accounts."""
    about = {
        name: {
            row["claim"].rpartition("/")[2] for row in records(two_articles, "claims-about", name)
        }
        for name in ("Twitter", "the government", "Rodriguez", "Bob Ray")
    }
    assert about["Twitter"] >= {"denounced", "collaborating", "discovered", "inner"}
    assert about["the government"] >= {"denounced", "collaborating"}
    assert "suspend" in about["Rodriguez"]  # her account
    assert about["Bob Ray"] == {"word"}


def test_claims_about_gives_the_rows_of_claims(two_articles: Store) -> None:
    """A row tells the same in both questions."""
    everything = ask(two_articles, "claims").rows
    some = ask(two_articles, "claims-about", "Twitter").rows
    assert some
    assert all(row in everything for row in some)


def test_a_part_of_a_name_is_enough_where_nobody_has_just_that(two_articles: Store) -> None:
    """“Harbour” is Harbour Bank: all words of what is typed are in its name."""
    assert len(ask(two_articles, "claims-about", "harbour").rows) == 1


def test_wrong_calls_say_what_is_right(two_articles: Store) -> None:
    """Unknown questions and names, a name too many or too few: one sentence that helps."""
    with pytest.raises(UsageError, match="who-accuses-whom"):
        ask(two_articles, "who-accuse-whom")
    with pytest.raises(UsageError, match="pedro carreno"):
        ask(two_articles, "claims-about", "Pedro Carenno")
    with pytest.raises(UsageError, match="called “…”"):
        ask(two_articles, "claims-about", "…")
    with pytest.raises(UsageError, match="needs the name"):
        ask(two_articles, "claims-about")
    with pytest.raises(UsageError, match="takes no name"):
        ask(two_articles, "claims", "Twitter")


@pytest.mark.parametrize("name", sorted(questions()))
def test_an_empty_store_has_an_empty_answer(name: str) -> None:
    """Without documents each question has its columns and no row."""
    about = questions()[name].about
    if about:
        with pytest.raises(UsageError):
            ask(Store.in_memory(), name, "Twitter")
    else:
        table = ask(Store.in_memory(), name)
        assert table.columns
        assert table.rows == []


def test_the_questions_are_standard_sparql(two_articles: Store) -> None:
    """The parser of rdflib takes each text; claims-about can be asked as it stands."""
    from rdflib.plugins.sparql import prepareQuery

    for question in questions().values():
        prepareQuery(question.sparql)
    assert two_articles.select(questions()["claims-about"].sparql).rows
