"""The page as people use it: with a mouse, with keys, on a phone, with hostile text in it.

Each visit fails if the page logs to the console, breaks its policy or asks for anything that is
not in the file (`conftest.py`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from made_networks import add_actor, add_claim, made

from viz.page import PageData

pytestmark = pytest.mark.browser

ACCUSED = ("Nicolas Maduro", "accuse", "Twitter")
NASTY = "</script><img src=x onerror=alert(1)><a href=javascript:alert(1)>x</a>"


def test_page_asks_for_nothing(visit: Any, seed_page: Path) -> None:
    """Opened from disk, the page loads itself and nothing else."""
    seen = visit(seed_page)
    assert [url for url in seen.requests if url.startswith("file:")] == [seed_page.as_uri()]
    assert seen.page.locator("canvas").is_visible()


def test_click_on_a_line_shows_its_claims(visit: Any, seed_page: Path) -> None:
    """A click on the arrow from Maduro to Twitter opens its two accusations, words marked."""
    seen = visit(seed_page)
    seen.click_line(seen.line(*ACCUSED))
    assert seen.panel().startswith("Nicolas Maduro\naccuses\nTwitter")
    marks = seen.page.locator("#panel mark").all_inner_texts()
    assert len(marks) == 2
    assert "accused Twitter of collaborating" in marks[0]
    assert "We have discovered a massive attack" in marks[1]
    around = seen.page.locator("#panel blockquote").first.inner_text()
    assert around.startswith("Meanwhile, Maduro accused Twitter")
    assert "national television" in seen.panel()
    assert "“last night” (undated)" in seen.panel()
    assert "000_579cdcfd69f90f52.txt" in seen.panel()
    assert "95 %" in seen.panel()
    assert "““" not in seen.panel()
    assert "””" not in seen.panel()


def test_reported_claim_names_who_tells_it(visit: Any, seed_page: Path) -> None:
    """The government's complaint says that Rodriguez tells of it."""
    seen = visit(seed_page)
    seen.click_line(seen.line("Venezuelan government", "accuse", "Twitter"))
    assert "as told by others" in seen.panel()
    assert "Told by\nDelcy Rodriguez" in seen.panel()


def test_click_on_an_actor_tells_who_it_is(visit: Any, seed_page: Path) -> None:
    """A click on a shape shows kind, role, aliases, lines both ways and accounts."""
    seen = visit(seed_page)
    seen.click_actor(seen.actor("Nicolas Maduro"))
    panel = seen.panel()
    assert "person · Venezuelan president" in panel
    assert "“Maduro”" in panel
    assert "around 6,500 followers lost" in panel
    assert "BY NICOLAS MADURO (5 CLAIMS)" in panel.upper()
    seen.click_actor(seen.actor("Twitter"))
    assert "ABOUT TWITTER (6 CLAIMS)" in seen.panel().upper()


def test_click_on_nothing_goes_back(visit: Any, seed_page: Path) -> None:
    """A click beside everything, or the back button, leads to the overview again."""
    seen = visit(seed_page)
    box = seen.page.locator("#canvas").bounding_box()
    for back in (
        lambda: seen.page.mouse.click(box["x"] + 6, box["y"] + 6),
        lambda: seen.page.locator("#back").click(),
        lambda: seen.page.keyboard.press("Escape"),
    ):
        seen.click_line(seen.line(*ACCUSED))
        assert "At a glance" not in seen.panel()
        back()
        assert "At a glance" in seen.panel()


def test_overview_says_who_accuses_whom(visit: Any, seed_page: Path) -> None:
    """At first glance, in words: who is blamed most, who blames most, who was silent."""
    panel = visit(seed_page).panel()
    assert "Twitter is blamed most: 6 claims by 3 actors." in panel
    assert "Nicolas Maduro blames most: 5 claims against 3 actors." in panel
    assert "Henrique Capriles" in panel
    assert "three government ministers" in panel


@pytest.mark.parametrize("typed", ["Carreno", "CARREÑO", "pedro carr"])
def test_search_needs_no_accents(visit: Any, seed_page: Path, typed: str) -> None:
    """Names are found without accents and case, by keys alone."""
    seen = visit(seed_page)
    seen.page.keyboard.press("/")
    seen.page.keyboard.type(typed)
    assert seen.page.locator("#results li").first.inner_text().startswith("Pedro Carreño")
    seen.page.keyboard.press("Enter")
    assert seen.panel().startswith("Pedro Carreño")
    assert seen.page.evaluate("document.activeElement.tagName") == "H2"


def test_search_finds_those_who_are_not_drawn(visit: Any, seed_page: Path) -> None:
    """Who has no line is found as well, with the words on their silence."""
    seen = visit(seed_page)
    seen.page.fill("#search", "capriles")
    seen.page.locator("#results li").first.click()
    assert "have not mentioned the incident" in seen.panel()
    seen.page.fill("#search", "nobody of this name")
    assert "Nobody of that name" in seen.page.locator("#results").inner_text()


def test_others_are_listed_not_drawn(visit: Any, seed_page: Path) -> None:
    """Actors without a line do not clutter the drawing; a list opens them."""
    seen = visit(seed_page)
    assert seen.page.evaluate("jaccuse.network.body.data.nodes.length") == 8
    others = seen.page.locator("#legend details")
    assert "Others 10" in others.inner_text()
    others.locator("summary").click()
    others.get_by_role("button", name="Barack Obama").click()
    assert seen.panel().startswith("Barack Obama")


def test_filters(visit: Any, seed_page: Path) -> None:
    """Acts, kinds and ways of telling can be switched off, in drawing, table and counts alike."""
    seen = visit(seed_page)
    whole = seen.drawn()
    legend = seen.page.locator("#legend")
    legend.get_by_label("Criticism").uncheck()
    assert seen.drawn() == {line for line in whole if " criticise " not in line}
    legend.get_by_label("Told of by somebody else").uncheck()
    assert "Venezuelan government accuse Twitter" not in seen.drawn()
    legend.get_by_label("Groups").uncheck()
    assert seen.drawn() == {
        "Nicolas Maduro accuse Twitter",
        "Delcy Rodriguez accuse Twitter",
        "Delcy Rodriguez demand Twitter",
    }
    seen.page.get_by_role("tab", name="Table").click()
    assert seen.page.locator("#table tbody tr").count() == 3
    legend.get_by_role("button", name="Reset filters").click()
    assert seen.drawn() == whole


def test_all_switched_off(visit: Any, seed_page: Path) -> None:
    """With all switched off the page says so, and offers the way back."""
    seen = visit(seed_page)
    for label in ("Accusations", "Criticism", "Demands"):
        seen.page.locator("#legend").get_by_label(label).uncheck()
    assert seen.page.get_by_text("Nothing under these filters").is_visible()
    seen.page.locator("#reset").click()
    assert seen.page.get_by_text("Nothing under these filters").is_hidden()
    assert len(seen.drawn()) == 10


def test_friendly_and_unsure_can_be_switched_on(visit: Any) -> None:
    """Praise, and what is denied or asked, are off until somebody wants them."""
    graph = made([("Ann", "accuse", "Bob"), ("Ann", "praise", "Cas")])
    add_claim(graph, "Dee", "accuse", "Bob", modality="negated")
    seen = visit(PageData(graph))
    assert seen.drawn() == {"Ann accuse Bob"}
    seen.page.locator("#legend").get_by_label("Praise").check()
    assert "Ann praise Cas" in seen.drawn()
    seen.page.locator("#legend").get_by_label("Denied, hedged, asked, supposed").check()
    assert "Dee accuse Bob" in seen.drawn()
    seen.click_line(seen.line("Dee", "accuse", "Bob"))
    assert "Not asserted: the text says that it was not done." in seen.panel()


def test_table_by_keyboard(visit: Any, seed_page: Path) -> None:
    """Without a mouse: to the table, to a row, to its evidence, and back to the row."""
    seen = visit(seed_page)
    seen.page.keyboard.press("Tab")
    assert seen.page.evaluate("document.activeElement.id") == "skip"
    seen.page.keyboard.press("Enter")
    assert seen.page.locator("#table").is_visible()
    for _ in range(12):
        seen.page.keyboard.press("Tab")
        if seen.page.evaluate("document.activeElement.className") == "open":
            break
    seen.page.keyboard.press("Enter")
    assert seen.panel().startswith("Nicolas Maduro\naccuses\nTwitter")
    assert seen.page.evaluate("document.activeElement.tagName") == "H2"
    seen.page.keyboard.press("Escape")
    row = seen.page.evaluate("document.activeElement.closest('tr').dataset.line")
    assert int(row) == seen.line(*ACCUSED)


def test_table_has_all_that_is_drawn(visit: Any, seed_page: Path) -> None:
    """The table has a row for each line, with its words, and sorts by a press on a heading."""
    seen = visit(seed_page)
    seen.page.get_by_role("tab", name="Table").click()
    rows = seen.page.locator("#table tbody tr")
    assert rows.count() == len(seen.drawn()) == 10
    assert "accused Twitter of collaborating" in rows.first.inner_text()
    seen.page.get_by_role("button", name="Who", exact=True).click()
    names = seen.page.locator("#table tbody th").all_inner_texts()
    assert names == sorted(names)
    assert seen.page.locator("th[aria-sort=ascending]").inner_text() == "Who"
    seen.page.get_by_role("button", name="Who", exact=True).click()
    names = seen.page.locator("#table tbody th").all_inner_texts()
    assert names == sorted(names, reverse=True)


def test_arrow_keys_go_from_line_to_line(visit: Any, seed_page: Path) -> None:
    """On the drawing, arrow keys walk through the lines, the most telling first, and say them."""
    seen = visit(seed_page)
    seen.page.locator("#canvas").focus()
    seen.page.keyboard.press("ArrowRight")
    assert seen.panel().startswith("Nicolas Maduro\naccuses\nTwitter")
    assert seen.page.locator("#status").inner_text() == "Nicolas Maduro accuses Twitter: 2 claims."
    seen.page.keyboard.press("ArrowRight")
    assert seen.panel().startswith("Delcy Rodriguez\naccuses\nTwitter")
    seen.page.keyboard.press("ArrowLeft")
    seen.page.keyboard.press("Enter")
    assert seen.page.evaluate("document.activeElement.tagName") == "H2"


def test_text_never_runs(visit: Any) -> None:
    """Names, words, venues, documents and accounts with markup in them are shown as they are."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    add_actor(graph, NASTY)
    graph.nodes[NASTY].update(aliases=[NASTY + "2"], roles=[NASTY])
    add_claim(
        graph,
        NASTY,
        "accuse",
        "Bob",
        quote=NASTY,
        paragraph=f"So {NASTY}.",
        end=3 + len(NASTY),
        document=NASTY,
        venue=NASTY,
        said_at_text=NASTY,
        allegation=NASTY,
        reported=True,
        reported_by=[NASTY],
    )
    observation = {
        "property": NASTY,
        "value": NASTY,
        "comparison": "exact",
        "observed_at": NASTY,
        "said_by": NASTY,
        "quote": NASTY,
        "start": 0,
        "end": 1,
        "document": NASTY,
    }
    account = {
        "iri": "x:y",
        "name": NASTY,
        "platform": NASTY,
        "handle": NASTY,
        "owner": NASTY,
        "who": None,
        "group": False,
        "observations": [observation],
    }
    seen = visit(PageData(graph, accounts=[account]))
    seen.click_line(0)
    assert seen.page.locator("#panel mark").inner_text() == NASTY
    seen.click_actor(seen.actor(NASTY))
    assert NASTY in seen.panel()
    seen.page.fill("#search", "onerror")
    seen.page.get_by_role("tab", name="Table").click()
    assert NASTY in seen.page.locator("#table").inner_text()
    assert seen.page.locator("img, #panel a, #table a, #results a").count() == 0


def test_words_beyond_the_basic_plane_are_marked_whole(visit: Any) -> None:
    """Offsets count characters: an emoji before the words does not shift the mark."""
    paragraph = "😀😀 Ann said: «Bob 😡 lied» and left."
    quote = "Bob 😡 lied"
    start = paragraph.index(quote)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    add_claim(
        graph,
        "Ann",
        "accuse",
        "Bob",
        quote=quote,
        paragraph=paragraph,
        paragraph_start=100,
        start=100 + start,
        end=100 + start + len(quote),
    )
    seen = visit(PageData(graph))
    seen.click_line(0)
    assert seen.page.locator("#panel mark").inner_text() == quote
    assert seen.page.locator("#panel blockquote").inner_text() == paragraph


def test_long_paragraph_is_cut_and_can_be_had_whole(visit: Any) -> None:
    """Of a very long paragraph the words' surroundings are shown, the rest on demand."""
    words = "Bob lied"
    paragraph = "long " * 300 + words + " and on" * 300
    graph = made([])
    add_claim(graph, "Ann", "accuse", "Bob", quote=words, paragraph=paragraph, start=1500, end=1508)
    seen = visit(PageData(graph))
    seen.click_line(0)
    assert len(seen.page.locator("#panel blockquote").inner_text()) < 900
    seen.page.get_by_role("button", name="Show the whole paragraph").click()
    assert seen.page.locator("#panel blockquote").inner_text() == paragraph
    assert seen.page.locator("#panel mark").inner_text() == words


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_picture(visit: Any, seed_page: Path, tmp_path: Path, scheme: str) -> None:
    """The button saves a PNG of the whole drawing, with its colours."""
    seen = visit(seed_page, scheme=scheme)
    with seen.page.expect_download() as download:
        seen.page.get_by_role("button", name="Save PNG").click()
    saved = tmp_path / "picture.png"
    download.value.save_as(saved)
    assert download.value.suggested_filename == "who-accuses-whom.png"
    assert saved.read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
    vermilion = "213,94,0" if scheme == "light" else "255,122,41"
    found = seen.page.evaluate(
        """(colour) => {
          const paper = jaccuse.picture();
          const { data } = paper.getContext("2d").getImageData(0, 150, paper.width, 900);
          let found = 0;
          for (let at = 0; at < data.length; at += 4)
            if (`${data[at]},${data[at + 1]},${data[at + 2]}` === colour) found += 1;
          return found;
        }""",
        vermilion,
    )
    assert found > 1000


def test_theme_can_be_switched(visit: Any, seed_page: Path) -> None:
    """The page opens in the system's colours; the button switches page and canvas."""
    seen = visit(seed_page, scheme="dark")
    theme = "document.documentElement.dataset.theme"
    line = seen.line(*ACCUSED)
    colour = "(id) => jaccuse.network.body.data.edges.get(id).color.color"
    assert seen.page.evaluate(theme) == "dark"
    assert seen.page.evaluate(colour, line) == "#FF7A29"
    seen.page.locator("#theme").click()
    assert seen.page.evaluate(theme) == "light"
    assert seen.page.evaluate(colour, line) == "#D55E00"


def test_empty_graph(visit: Any) -> None:
    """A graph of nobody shows a friendly sentence, and nothing breaks."""
    seen = visit(PageData(nx.MultiDiGraph()))
    assert seen.page.get_by_text("Nobody accuses anybody here").is_visible()
    seen.page.fill("#search", "ann")
    seen.page.get_by_role("tab", name="Table").click()
    assert seen.page.get_by_role("button", name="Save PNG").is_disabled()
    seen.page.keyboard.press("Escape")


def test_actors_without_a_word_between_them(visit: Any) -> None:
    """Where nobody speaks of anybody, the actors are listed all the same."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    add_actor(graph, "Ann")
    seen = visit(PageData(graph))
    assert seen.page.get_by_text("no accusation, criticism, threat").is_visible()
    seen.page.locator("#legend summary").click()
    seen.page.locator("#legend").get_by_role("button", name="Ann").click()
    assert seen.panel().startswith("Ann")


def test_phone(visit: Any, seed_page: Path) -> None:
    """At 390 pixels nothing is wider than the screen, and the sheet never covers the drawing."""
    seen = visit(seed_page, wide=390, high=844)
    boxes = {name: seen.page.locator(name).bounding_box() for name in ("#canvas", "#panel")}
    assert boxes["#canvas"]["y"] + boxes["#canvas"]["height"] <= boxes["#panel"]["y"] + 1
    assert seen.page.evaluate("document.documentElement.scrollWidth") == 390
    seen.click_line(seen.line(*ACCUSED))
    assert seen.panel().startswith("Nicolas Maduro\naccuses\nTwitter")
    seen.page.wait_for_function(
        "() => document.querySelector('#panel').getBoundingClientRect().height > 400"
    )
    canvas, panel = (seen.page.locator(name).bounding_box() for name in ("#canvas", "#panel"))
    assert canvas["y"] + canvas["height"] <= panel["y"] + 1
    for actor in ("Nicolas Maduro", "Twitter"):
        spot = seen.page.evaluate("(id) => jaccuse.centreOf(id)", seen.actor(actor))
        assert 0 < spot["x"] < 390
        assert canvas["y"] < spot["y"] < canvas["y"] + canvas["height"]
    seen.page.get_by_role("button", name="Filters").click()
    seen.page.locator("#legend").get_by_label("Criticism").uncheck()
    assert not any(" criticise " in line for line in seen.drawn())
    seen.page.get_by_role("button", name="Done").click()
    assert seen.page.locator("#legend").is_hidden()


@pytest.mark.parametrize("wide", [1440, 1000, 390])
def test_panels_stand_beside_the_drawing(visit: Any, seed_page: Path, wide: int) -> None:
    """At no width does a panel lie over the canvas."""
    seen = visit(seed_page, wide=wide, high=800)
    canvas = seen.page.locator("#canvas").bounding_box()
    for name in ("#panel", "#legend", "header", "#bar"):
        box = seen.page.locator(name).bounding_box()
        if box is None:
            continue
        beside = (
            box["x"] >= canvas["x"] + canvas["width"] - 1
            or box["x"] + box["width"] <= canvas["x"] + 1
        )
        above = (
            box["y"] >= canvas["y"] + canvas["height"] - 1
            or box["y"] + box["height"] <= canvas["y"] + 1
        )
        assert beside or above, name


def test_very_large_network(visit: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a very large network some are drawn; search finds the rest and brings them in."""
    import dataclasses

    from viz.look import load_look

    look = load_look()
    low = dataclasses.replace(look.limits, labels_always=5, drawn=15, most_connected=6)
    monkeypatch.setattr("viz.drawing.load_look", lambda: dataclasses.replace(look, limits=low))
    graph = made((f"Actor {i:02}", "accuse", f"Actor {i % 4:02}") for i in range(4, 30))
    seen = visit(PageData(graph))
    nodes = "jaccuse.network.body.data.nodes.length"
    assert seen.page.evaluate(nodes) == 6
    assert "The 6 most connected of 30 actors" in seen.page.locator("#bar").inner_text()
    seen.page.get_by_role("tab", name="Table").click()
    assert seen.page.locator("#table tbody tr").count() == 26
    seen.page.get_by_role("tab", name="Graph").click()
    seen.page.fill("#search", "actor 29")
    seen.page.keyboard.press("Enter")
    assert seen.panel().startswith("Actor 29")
    assert seen.page.evaluate(nodes) == 7
    assert "Actor 29 accuse Actor 01" in seen.drawn()
