"""A real Chromium, and pages of the seed article and of networks made by hand to open in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from graph.identity import identify
from graph.iri import document_graph_iri
from graph.model import Document, Extraction
from graph.settings import DEFAULT_BASE
from graph.store import Store
from graph.summary import summarise
from graph.triples import document_graph
from viz.page import PageData, page_data, write_page

# No sandbox: in containers Chromium has no right to make one, and the pages are our own.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of this machine."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(f"there is no Chromium on this machine (looked for {', '.join(NAMES)})")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def seed_page(
    tmp_path_factory: pytest.TempPathFactory, seed_document: Document, seed_extraction: Extraction
) -> Path:
    """The page of the seed article."""
    store = Store.in_memory()
    identities = identify(seed_extraction, seed_document, DEFAULT_BASE)
    graph = document_graph(seed_document, seed_extraction, identities, DEFAULT_BASE)
    store.replace_graph(str(document_graph_iri(seed_document.id, DEFAULT_BASE)), graph)
    summarise(store, DEFAULT_BASE)
    path = tmp_path_factory.mktemp("seed") / "graph.html"
    write_page(page_data(store, lambda _: seed_document), path)
    return path


@dataclass
class Visit:
    """An open page, with all that went wrong in it and all that it asked for."""

    page: Page
    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def line(self, speaker: str, act: str, target: str) -> int:
        """The id of a line on the page."""
        found = self.page.evaluate(
            "([speaker, act, target]) => jaccuse.lines.findIndex((line) => line.act === act"
            " && jaccuse.actors[line.speaker].name === speaker"
            " && jaccuse.actors[line.target].name === target)",
            [speaker, act, target],
        )
        assert found >= 0
        return int(found)

    def actor(self, name: str) -> int:
        """The id of an actor on the page."""
        found = self.page.evaluate(
            "(name) => jaccuse.actors.findIndex((actor) => actor.name === name)", name
        )
        assert found >= 0
        return int(found)

    def click_line(self, line: int) -> None:
        """Click on the canvas where the middle of a line is drawn."""
        spot = self.page.evaluate("(id) => jaccuse.middleOf(id)", line)
        self.page.mouse.click(spot["x"], spot["y"])

    def click_actor(self, actor: int) -> None:
        """Click on the canvas where an actor's shape is drawn."""
        spot = self.page.evaluate("(id) => jaccuse.centreOf(id)", actor)
        self.page.mouse.click(spot["x"], spot["y"])

    def panel(self) -> str:
        """What the panel says."""
        return self.page.locator("#panel-body").inner_text()

    def drawn(self) -> set[str]:
        """The lines in the drawing, as "speaker act target"."""
        return set(
            self.page.evaluate(
                "() => jaccuse.visible().map((id) => jaccuse.lines[id]).map((line) =>"
                " [jaccuse.actors[line.speaker].name, line.act,"
                " jaccuse.actors[line.target].name].join(' '))"
            )
        )


Open = Callable[..., Visit]


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a page (a file, or PageData that is written first); its faults fail the test."""
    contexts = []
    visits = []

    def opened(
        what: Path | PageData, *, wide: int = 1440, high: int = 900, scheme: str = "light"
    ) -> Visit:
        path = what if isinstance(what, Path) else tmp_path / "made.html"
        if isinstance(what, PageData):
            write_page(what, path)
        context = browser.new_context(
            viewport=ViewportSize(width=wide, height=high),
            color_scheme="dark" if scheme == "dark" else "light",
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        seen = Visit(page)
        visits.append(seen)
        page.on("console", lambda m: seen.faults.append(f"{m.type}: {m.text}"))
        page.on("pageerror", lambda error: seen.faults.append(f"error: {error}"))
        page.on("dialog", lambda box: (seen.faults.append("dialog"), box.dismiss()))
        page.on("request", lambda request: seen.requests.append(request.url))
        page.add_init_script(
            "addEventListener('securitypolicyviolation', (e) =>"
            " console.error('policy', e.violatedDirective, e.blockedURI));"
        )
        page.goto(path.as_uri())
        page.wait_for_selector("body.ready", state="attached")
        return seen

    yield opened
    for context in contexts:
        context.close()
    for seen in visits:
        assert seen.faults == []
        assert [
            url for url in seen.requests if not url.startswith(("file:", "data:", "blob:"))
        ] == []
