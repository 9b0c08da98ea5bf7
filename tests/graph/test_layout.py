"""The knowledge-graph folder: what it may look like, and what is said when it does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph

from graph import layout
from graph.errors import KnowledgeGraphError
from graph.settings import KG_MARK

G = "https://example.org/graph/one"
TRIPLE = "<https://example.org/a> <https://example.org/b> <https://example.org/{}> ."


def publish(kg: Path, *names: str) -> None:
    """Publish one triple for each name, one after another."""
    with layout.open_to_write(kg) as store:
        for name in names:
            store.replace_graph(G, Graph().parse(data=TRIPLE.format(name), format="nt"))
            layout.publish(store, kg)


def refusal(kg: Path) -> str:
    """The sentence that `kg` is refused with."""
    with pytest.raises(KnowledgeGraphError) as raised:
        layout.open_to_read(kg)
    sentence = str(raised.value)
    assert str(kg) in sentence and sentence.endswith(".") and "\n" not in sentence
    return sentence


def test_readers_see_what_was_published_last(tmp_path: Path) -> None:
    """A reader opens the newest snapshot, while old ones do not pile up."""
    kg = tmp_path / "kg"
    publish(kg, "one", "two", "three", "four")
    with layout.open_to_read(kg) as store:
        assert b"four" in store.triples(G)
    snapshots = [path for path in (kg / "store").iterdir() if path.name.isdecimal()]
    assert len(snapshots) <= 2


def test_a_reader_is_not_disturbed_by_a_build(tmp_path: Path) -> None:
    """An open reader keeps its answer while a build commits and publishes."""
    kg = tmp_path / "kg"
    publish(kg, "one")
    with layout.open_to_read(kg) as reader:
        publish(kg, "two", "three", "four")
        assert b"one" in reader.triples(G)
    with layout.open_to_read(kg) as reader:
        assert b"four" in reader.triples(G)


def test_what_is_not_published_is_not_seen_and_not_lost(tmp_path: Path) -> None:
    """A commit without publishing waits in the working store for the next build."""
    kg = tmp_path / "kg"
    publish(kg, "one")
    with layout.open_to_write(kg) as store:
        store.replace_graph(G, Graph().parse(data=TRIPLE.format("two"), format="nt"))
    with layout.open_to_read(kg) as reader:
        assert b"one" in reader.triples(G)
    with layout.open_to_write(kg) as store:
        assert b"two" in store.triples(G)


def test_a_missing_folder_says_how_to_make_one(tmp_path: Path) -> None:
    """No folder: the sentence names the build command, and nothing is made."""
    assert "jaccuse build" in refusal(tmp_path / "kg")
    assert not (tmp_path / "kg").exists()


def test_a_folder_that_is_no_knowledge_graph(tmp_path: Path) -> None:
    """Some folder, or a file: neither is taken for a knowledge graph."""
    (tmp_path / "notes.txt").write_text("mine")
    assert "not a knowledge graph" in refusal(tmp_path)
    assert "is a file" in refusal(tmp_path / "notes.txt")


def test_a_build_does_not_write_into_a_folder_with_other_things(tmp_path: Path) -> None:
    """A folder with other files in it is refused and left as it is."""
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(KnowledgeGraphError, match="not a knowledge graph"):
        layout.open_to_write(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_another_version_is_named(tmp_path: Path) -> None:
    """A folder of another format is neither read nor written; both formats are named."""
    kg = tmp_path / "kg"
    publish(kg, "one")
    (kg / KG_MARK).write_text('{"jaccuse": 999}')
    assert "999" in refusal(kg)
    with pytest.raises(KnowledgeGraphError, match="999"):
        layout.open_to_write(kg)


@pytest.mark.parametrize("mark", ["", "{", "[]", "{}", "\xff"])
def test_a_damaged_mark_is_no_traceback(tmp_path: Path, mark: str) -> None:
    """A mark that cannot be read is one sentence."""
    kg = tmp_path / "kg"
    publish(kg, "one")
    (kg / KG_MARK).write_bytes(mark.encode("latin-1"))
    assert "damaged" in refusal(kg)


def test_a_first_build_that_was_stopped(tmp_path: Path) -> None:
    """A folder whose first build never published says to run it again."""
    kg = tmp_path / "kg"
    layout.open_to_write(kg).close()
    assert "not finished" in refusal(kg)


def test_a_damaged_store_says_what_to_do(tmp_path: Path) -> None:
    """A store whose files are gone or cut short says that it can be made anew."""
    kg = tmp_path / "kg"
    publish(kg, "one")
    for manifest in (kg / "store").rglob("MANIFEST-*"):
        manifest.unlink()
    assert "remove that folder" in refusal(kg)
    with pytest.raises(KnowledgeGraphError, match="remove that folder"):
        layout.open_to_write(kg)


def test_two_builds_at_once(tmp_path: Path) -> None:
    """A second writer is told that another build is at work."""
    kg = tmp_path / "kg"
    with (
        layout.open_to_write(kg),
        pytest.raises(KnowledgeGraphError, match="Another build"),
    ):
        layout.open_to_write(kg)
