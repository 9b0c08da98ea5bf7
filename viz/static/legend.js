// The legend is the filter: each row shows how a thing is drawn and switches it on and off.

import { actors, byName, claimsOf, lines, linesOf, look } from "./data.js";
import { byId, capital, count, el } from "./dom.js";
import { changed, filters, onFilter, passing, reset } from "./filters.js";
import { select } from "./selection.js";
import { kindSwatch, lineSwatch } from "./swatches.js";
import { onTheme } from "./theme.js";

function row(label, picture, number, on, flip) {
  const box = el("input", { type: "checkbox", checked: on, onchange: () => (flip(), changed()) });
  return el("label", { class: "row" }, box, picture, el("span", { class: "what" }, label), number);
}

function flipIn(set, member) {
  return () => (set.has(member) ? set.delete(member) : set.add(member));
}

function total(test) {
  const ids = lines.map((_, id) => id).filter((id) => test(lines[id]));
  return el("span", { class: "number" }, claimsOf(ids).toLocaleString("en"));
}

function actRows(hostile) {
  return Object.keys(look.acts)
    .filter((act) => look.acts[act].hostile === hostile)
    .filter((act) => lines.some((line) => line.act === act && (line.asserted || filters.unsure)))
    .map((act) =>
      row(
        look.acts[act].many,
        lineSwatch(act),
        total((line) => line.act === act && (line.asserted || filters.unsure)),
        filters.acts.has(act),
        flipIn(filters.acts, act),
      ),
    );
}

function kindRows() {
  const linked = actors.map((_, id) => id).filter((id) => linesOf[id].length > 0);
  return Object.keys(look.kinds)
    .map((kind) => [kind, linked.filter((id) => actors[id].kind === kind).length])
    .filter(([, number]) => number > 0)
    .map(([kind, number]) =>
      row(
        capital(look.kinds[kind].many),
        kindSwatch(kind),
        el("span", { class: "number" }, number.toLocaleString("en")),
        filters.kinds.has(kind),
        flipIn(filters.kinds, kind),
      ),
    );
}

function howRows() {
  const rows = [];
  if (lines.some((line) => line.reported))
    rows.push(
      row(
        "Told of by somebody else",
        lineSwatch("accuse", { reported: true }),
        total((line) => line.reported && (line.asserted || filters.unsure)),
        filters.reported,
        () => (filters.reported = !filters.reported),
      ),
    );
  if (lines.some((line) => !line.asserted))
    rows.push(
      row(
        "Denied, hedged, asked, supposed",
        lineSwatch("reject", { asserted: false }),
        total((line) => !line.asserted),
        filters.unsure,
        () => (filters.unsure = !filters.unsure),
      ),
    );
  return rows;
}

function group(title, rows, note) {
  if (rows.length === 0) return null;
  return el(
    "fieldset",
    {},
    el("legend", {}, title),
    rows,
    note && el("p", { class: "note" }, note),
  );
}

/** Actors without a line under the present filters: listed, not drawn. */
function others() {
  const linked = new Set(passing().flatMap((id) => [lines[id].speaker, lines[id].target]));
  const alone = actors.map((_, id) => id).filter((id) => !linked.has(id)).sort(byName);
  if (alone.length === 0) return null;
  return el(
    "details",
    { class: "others" },
    el("summary", {}, "Others ", el("span", { class: "number" }, alone.length.toLocaleString("en"))),
    el("p", { class: "note" }, "Named in the documents; no line under these filters."),
    el(
      "ul",
      { class: "plain" },
      alone.slice(0, 400).map((id) =>
        el(
          "li",
          {},
          el(
            "button",
            { class: "actor", type: "button", onclick: () => select({ type: "actor", id }) },
            kindSwatch(actors[id].kind),
            actors[id].name,
          ),
        ),
      ),
    ),
    alone.length > 400 && el("p", { class: "note" }, `${count(alone.length - 400, "more", "more")}: use the search.`),
  );
}

function drawLegend() {
  const open = byId("legend").querySelector("details")?.open;
  const focused = [...byId("legend").querySelectorAll("input")].indexOf(document.activeElement);
  const parts = [
    group("Hostile acts", actRows(true), lines.length > 0 && "Wider: more claims."),
    group("Friendly acts", actRows(false)),
    group("How it is told", howRows()),
    group("Actors", kindRows()),
    others(),
    lines.length > 0 && el("button", { type: "button", class: "quiet", onclick: reset }, "Reset filters"),
  ];
  byId("legend-body").replaceChildren(...parts.filter(Boolean));
  const details = byId("legend").querySelector("details");
  if (details && open) details.open = true;
  if (focused >= 0) byId("legend").querySelectorAll("input")[focused]?.focus();
}

export function startLegend() {
  drawLegend();
  onFilter(drawLegend);
  onTheme(drawLegend);
}
