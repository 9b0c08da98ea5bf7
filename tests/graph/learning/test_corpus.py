"""Annotated articles are read from brat's standoff files, on made-up articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import UsageError
from graph.learning.attribution.corpus import also_in, read_articles
from graph.model import Attribution, Span

TEXT = "Port news\n\nAnn Lee said the port, she fears, will close. It was late.\n"
ANNOTATION = """\
T1\tSource 11 18\tAnn Lee
T2\tCue 19 23\tsaid
T3\tContent 24 32;45 56\tthe port will close
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
T4\tAttribution 19 23\tsaid
#1\tAnnotatorNotes T1\tSource 0 4
A1\tUnsure E1
T5\tCue 38 43\tfears
T6\tContent 24 32\tthe port
E2\tAttribution:T7 Content:T6 Cue:T5
E3\tAttribution:T7 Cue:T5
E4\tOther:T7 Content:T6 Cue:T5
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one article."""
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "b.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def annotate(folder: Path, annotator: str, annotation: str) -> None:
    """Write an annotation file of the article."""
    (folder / "attributions" / f"b_{annotator}.ann").write_text(annotation, encoding="utf-8")


def test_reads_parts_in_pieces_and_passes_over_notes(folder: Path) -> None:
    """Pieces joined by `;` are one part; notes, other events and those without words are not."""
    annotate(folder, "ann", ANNOTATION)
    (article,) = read_articles(folder)
    first, second = article.annotations[0]
    content = (Span(24, 32), Span(45, 56))
    assert first == Attribution((Span(11, 18),), (Span(19, 23),), content, "people")
    assert [span.of(article.document.text) for span in first.content] == ["the port", "will close."]
    assert second == Attribution((), (Span(38, 43),), (Span(24, 32),), "people")
    assert (article.name, article.document.name) == ("b", "b.txt")


def test_numbered_roles_are_one_part(folder: Path) -> None:
    """`Content2` is a further piece of the content, in text order."""
    lines = ANNOTATION.splitlines()[:4]
    lines[2] = "T3\tContent 45 56\twill close."
    lines[3] = "T5\tContent 24 32\tthe port\nE1\tAttribution:T4 Content:T3 Content2:T5 Cue:T2"
    annotate(folder, "ann", "\n".join(lines))
    (article,) = read_articles(folder)
    ((found,),) = article.annotations
    assert found.content == (Span(24, 32), Span(45, 56))
    assert found.source == ()


def test_several_annotators_stay_apart(folder: Path) -> None:
    """Each annotator of an article has attributions of their own, in the order of the names."""
    annotate(folder, "zoe", ANNOTATION)
    annotate(folder, "ann", "")
    (folder / "attributions" / "bc_ann.ann").write_text(ANNOTATION, encoding="utf-8")
    (article,) = read_articles(folder)
    assert [len(one) for one in article.annotations] == [0, 2]


def test_articles_come_by_name_also_without_annotations(folder: Path) -> None:
    """An article that nobody annotated is there, with no annotations."""
    annotate(folder, "ann", ANNOTATION)
    (folder / "text" / "a.txt").write_text(TEXT, encoding="utf-8")
    assert [(a.name, len(a.annotations)) for a in read_articles(folder)] == [("a", 0), ("b", 1)]


def test_a_folder_without_articles_is_refused(tmp_path: Path) -> None:
    """The sentence names the folder."""
    with pytest.raises(UsageError, match="has no articles"):
        list(read_articles(tmp_path))


def test_articles_of_another_corpus_are_known_by_cut_names() -> None:
    """The other corpus has the beginning of the name; outlet, day and title all count."""
    others = frozenset({"times_2016-01-02_port-to-cl"})
    assert also_in("times_2016-01-02_port-to-close", others)
    assert also_in("times_2016-01-02_port-to-close_soon", others)
    assert not also_in("times_2016-01-03_port-to-close", others)
    assert not also_in("post_2016-01-02_port-to-close", others)
    assert not also_in("times_2016-01-02_port", others)
    assert not also_in("times_2016-01-02_port-to-close", frozenset())
