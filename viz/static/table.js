// The same lines as a table, for keyboards, screen readers and whoever likes tables.

import { actors, claims, lines, look, ranked } from "./data.js";
import { byId, el, quoted } from "./dom.js";
import { onFilter, passing } from "./filters.js";
import { onSelect, select, selected } from "./selection.js";
import { kindSwatch, lineSwatch } from "./swatches.js";
import { onTheme } from "./theme.js";

const ROWS = 500;

const name = (id) => actors[id].name;
const text = (a, b) => a.localeCompare(b, "en");

const COLUMNS = [
  { title: "Who", order: (a, b) => text(name(a.speaker), name(b.speaker)) },
  { title: "Act", order: (a, b) => text(look.acts[a.act].verb, look.acts[b.act].verb) },
  { title: "Whom", order: (a, b) => text(name(a.target), name(b.target)) },
  { title: "Claims", order: (a, b) => b.claims.length - a.claims.length },
  { title: "Told by", order: (a, b) => text(tellers(a), tellers(b)), told: true },
  { title: "Words", order: null },
];

let sortedBy = null;
let backwards = false;

function tellers(line) {
  const chains = line.claims.map((id) => claims[id].reported_by.join(" < "));
  return [...new Set(chains)].filter(Boolean).join("; ");
}

/** Who tells of it is a column only where somebody does. */
function columns(ids) {
  const told = ids.some((id) => lines[id].reported);
  return COLUMNS.filter((column) => told || !column.told);
}

function header(column) {
  const sort = sortedBy === column ? (backwards ? "descending" : "ascending") : "none";
  if (column.order === null) return el("th", { scope: "col" }, column.title);
  const press = () => {
    backwards = sortedBy === column && !backwards;
    sortedBy = column;
    drawTable();
    byId("table").querySelector(`th[data-column="${column.title}"] button`).focus();
  };
  return el(
    "th",
    { scope: "col", "aria-sort": sort, "data-column": column.title },
    el("button", { type: "button", onclick: press }, column.title),
  );
}

function row(id, withTellers) {
  const line = lines[id];
  const told = tellers(line);
  const act = look.acts[line.act].verb + (line.asserted ? "" : " (not asserted)");
  const unit = line.claims.length === 1 ? " claim" : " claims";
  const kind = (actor) =>
    el("span", { class: "with" }, kindSwatch(actors[actor].kind), el("span", {}, name(actor)));
  const open = el(
    "button",
    { type: "button", class: "open", "aria-describedby": `words-${id}` },
    kind(line.speaker),
  );
  return el(
    "tr",
    {
      "data-line": id,
      class: selected()?.type === "line" && selected().id === id ? "chosen" : null,
      onclick: (event) => select({ type: "line", id }, { move: event.detail === 0 }),
    },
    el("th", { scope: "row" }, open),
    el("td", { class: "act" }, el("span", { class: "with" }, lineSwatch(line.act, line), act)),
    el("td", {}, kind(line.target)),
    el("td", { class: "number" }, line.claims.length, el("span", { class: "unit" }, unit)),
    withTellers && el("td", {}, told),
    el("td", { class: "words", id: `words-${id}` }, quoted(claims[line.claims[0]].quote)),
  );
}

function drawTable() {
  let ids = ranked(passing());
  if (sortedBy !== null) {
    const turn = backwards ? -1 : 1;
    ids = ids.sort((a, b) => turn * sortedBy.order(lines[a], lines[b]));
  }
  const hidden = ids.length - ROWS;
  const shown = columns(ids);
  const rows = ids.slice(0, ROWS).map((id) => row(id, shown.some((column) => column.told)));
  byId("table").replaceChildren(
    el("caption", {}, caption(ids.length), hidden > 0 && ` The first ${ROWS} are shown.`),
    el("thead", {}, el("tr", {}, shown.map(header))),
    el("tbody", {}, rows),
  );
}

function caption(number) {
  if (number === 0) return "No line passes the filters.";
  return "One row for each line of the drawing; open a row for the words behind it.";
}

function mark() {
  const open = selected();
  for (const one of byId("table").querySelectorAll("tbody tr"))
    one.classList.toggle("chosen", open?.type === "line" && Number(one.dataset.line) === open.id);
}

/** The button of a line's row, to give the focus back to. */
export function rowOf(id) {
  return byId("table").querySelector(`tr[data-line="${id}"] button`);
}

export function startTable() {
  drawTable();
  onFilter(drawTable);
  onTheme(drawTable);
  onSelect(mark);
}
