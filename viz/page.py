"""The view: one HTML file that opens from disk, asks nothing of the network and runs no text.

Text from documents enters the page only inside a JSON block, whose `<`, `>` and `&` are written
as escapes, and is shown by `textContent`. A Content-Security-Policy allows this file's own
scripts and style by their hashes, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import networkx as nx
from jinja2 import Environment, PackageLoader, StrictUndefined

from graph.network import network
from graph.passages import Texts
from graph.settings import DEFAULT_CONFIDENCE
from graph.store import Store
from graph.witness import AccountRecord, NonResponseRecord, accounts, non_responses
from viz.bundle import bundle
from viz.drawing import Drawing, draw
from viz.look import load_look

TITLE = "Who accuses whom"
VENDORED = ("vis-data.min.js", "vis-network.min.js")


@dataclass(frozen=True, slots=True)
class PageData:
    """What the page is about.

    network: as `graph.network` makes it; accounts and non_responses: as `graph.witness` does.
    """

    network: nx.MultiDiGraph[str]
    accounts: Sequence[AccountRecord] = ()
    non_responses: Sequence[NonResponseRecord] = ()


def page_data(
    store: Store, texts: Texts | None = None, least: float = DEFAULT_CONFIDENCE
) -> PageData:
    """What the page needs of a store; raises QueryError if the store cannot be read.

    texts: gives the document of an id (such as `Archive.document`), so that words are shown in
    their whole paragraph; without it, with the few characters around them that the graph keeps.
    least: the confidence from which on a claim is shown.
    """
    return PageData(network(store, texts, least), accounts(store), non_responses(store, texts))


def write_page(data: PageData, path: Path) -> None:
    """Write the view of `data` to `path` as UTF-8, whole or not at all (OSError).

    The same data gives the same bytes.
    """
    text = page(data)
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def page(data: PageData) -> str:
    """The view of `data` as HTML."""
    scripts = [_static(f"vendor/{name}") for name in VENDORED]
    # The maps that these lines point to are not shipped; browsers would look for them.
    scripts = [text.rsplit("\n//# sourceMappingURL", 1)[0] for text in scripts]
    scripts.append(bundle("main", lambda name: _static(f"{name}.js")))
    style = _static("page.css")
    shown = any(True for _ in data.network.edges)
    drawing = draw(data.network)
    return (
        _environment()
        .get_template("page.html")
        .render(
            title=TITLE,
            counts=_counts(data),
            hint=_hint(drawing),
            nothing_title="Nothing under these filters" if shown else "Nobody accuses anybody here",
            nothing=_nothing(data),
            policy=_policy(scripts, style),
            style=style,
            scripts=scripts,
            data=json_block(payload(data, drawing)),
        )
    )


def _hint(drawing: Drawing) -> str:
    if len(drawing.drawn) < len(drawing.nodes):
        return (
            f"The {len(drawing.drawn):,} most connected of {len(drawing.nodes):,} actors are "
            "drawn; search finds the others."
        )
    return "Click an arrow for the words behind it, a shape for who it is."


def _nothing(data: PageData) -> str:
    if any(True for _ in data.network.edges):
        return "All lines are switched off. Switch an act or a kind of actor on again."
    if not len(data.network):
        return "No actors were found. Build the graph from news articles and write this page again."
    return (
        "The documents name actors, listed beside this, but no accusation, criticism, threat, "
        "rejection or demand between two of them was found."
    )


def _counts(data: PageData) -> str:
    """The line under the title: how much is in the page."""
    hostile = {
        claim
        for _, _, claim, edge in data.network.edges(keys=True, data=True)
        if edge["sign"] < 0 and edge["modality"] == "asserted"
    }
    documents = {name for _, names in data.network.nodes(data="documents") for name in names}
    parts = [
        _plural(len(hostile), "hostile claim"),
        _plural(len(data.network), "actor"),
        _plural(len(documents), "document"),
    ]
    return " · ".join(parts)


def _plural(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def payload(data: PageData, drawing: Drawing) -> dict[str, Any]:
    """What the page's script reads. Ids are places: of actors, lines, claims and paragraphs."""
    index = {actor: i for i, actor in enumerate(drawing.actors)}
    paragraphs: dict[tuple[str, int, str], int] = {}

    def words(record: Mapping[str, Any]) -> dict[str, Any]:
        """A record with its paragraph's place in stead of the paragraph."""
        key = (record["document"], record["paragraph_start"], record["paragraph"])
        kept = {k: v for k, v in record.items() if k not in ("paragraph", "paragraph_start")}
        return {**kept, "paragraph": paragraphs.setdefault(key, len(paragraphs))}

    claims = [{**words(data.network.edges[c]), "claim": c[2]} for c in drawing.claims]
    silent = [
        {**words(one), "actor": index[one["actor"]]}
        for one in data.non_responses
        if one["actor"] in index
    ]
    owned = [
        {**one, "owner": index.get(one["owner"]) if one["owner"] else None} for one in data.accounts
    ]
    drawn_whole = len(drawing.drawn) == len(drawing.nodes)
    return {
        "title": TITLE,
        "look": load_look().table(),
        "actors": [_actor(data.network.nodes[iri], iri) for iri in drawing.actors],
        "lines": [
            {**line.pair._asdict(), "claims": line.claims, "shown": line.shown}
            for line in drawing.lines
        ],
        "claims": claims,
        "paragraphs": [{"text": text, "start": start} for _, start, text in paragraphs],
        "accounts": owned,
        "nonResponses": silent,
        "nodes": drawing.nodes,
        "edges": drawing.edges,
        "options": drawing.options,
        "drawn": None if drawn_whole else drawing.drawn,
    }


def _actor(node: dict[str, Any], iri: str) -> dict[str, Any]:
    wanted = ("name", "kind", "aliases", "roles", "mentions", "documents")
    return {"iri": iri, **{key: node[key] for key in wanted}}


def json_block(value: object) -> str:
    """JSON that can stand inside a script element: it has no `<`, `>`, `&` or line separator."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _policy(scripts: Sequence[str], style: str) -> str:
    """Content-Security-Policy: this file's scripts and style by hash, pictures it makes itself."""
    allowed = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _static(name: str) -> str:
    return resources.files("viz").joinpath("static", *name.split("/")).read_text("utf-8")


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("viz"),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
