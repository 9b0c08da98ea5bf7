// Search over all actors, drawn or not: names and aliases, without accents and case.

import { actors, fold, linesOf, look } from "./data.js";
import { byId, count, el } from "./dom.js";
import { select } from "./selection.js";
import { kindSwatch } from "./swatches.js";

const RESULTS = 8;

const haystack = actors.map((actor) => [actor.name, ...actor.aliases].map(fold));
let found = [];
let at = -1;

function rank(id, wanted) {
  const names = haystack[id];
  if (names.some((name) => name === wanted)) return 0;
  if (names.some((name) => name.startsWith(wanted))) return 1;
  if (names.some((name) => name.includes(` ${wanted}`))) return 2;
  return names.some((name) => name.includes(wanted)) ? 3 : null;
}

/** Ids of the actors that a reader may mean, best first. */
export function find(query) {
  const wanted = fold(query.trim());
  if (wanted === "") return [];
  return actors
    .map((_, id) => [rank(id, wanted), -linesOf[id].length, id])
    .filter(([how]) => how !== null)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2])
    .map(([, , id]) => id);
}

function close() {
  byId("results").hidden = true;
  byId("search").setAttribute("aria-expanded", "false");
  byId("search").removeAttribute("aria-activedescendant");
}

function take(id) {
  close();
  byId("search").value = actors[id].name;
  select({ type: "actor", id }, { move: true });
}

function option(id, place) {
  const actor = actors[id];
  return el(
    "li",
    {
      role: "option",
      id: `result-${place}`,
      "aria-selected": String(place === at),
      onmousedown: (event) => (event.preventDefault(), take(id)),
    },
    kindSwatch(actor.kind),
    el("span", { class: "what" }, actor.name),
    el("span", { class: "soft" }, look.kinds[actor.kind].one),
  );
}

function show() {
  const box = byId("search");
  const none = el("li", { class: "soft", role: "option", "aria-disabled": "true" }, "Nobody of that name");
  const items = found.slice(0, RESULTS).map(option);
  byId("results").replaceChildren(...(items.length > 0 ? items : [none]));
  byId("results").hidden = false;
  box.setAttribute("aria-expanded", "true");
  if (at >= 0) box.setAttribute("aria-activedescendant", `result-${at}`);
  else box.removeAttribute("aria-activedescendant");
}

function typed() {
  found = find(byId("search").value);
  at = found.length > 0 ? 0 : -1;
  if (byId("search").value.trim() === "") return close();
  byId("status").textContent = found.length > 0 ? count(found.length, "result") : "No result";
  show();
}

function keyed(event) {
  const last = Math.min(found.length, RESULTS) - 1;
  if (event.key === "ArrowDown") at = Math.min(last, at + 1);
  else if (event.key === "ArrowUp") at = Math.max(0, at - 1);
  else if (event.key === "Enter" && found.length > 0) return take(found[Math.max(0, at)]);
  else if (event.key === "Escape") return byId("results").hidden ? undefined : (event.stopPropagation(), close());
  else return;
  event.preventDefault();
  if (found.length > 0) show();
}

export function startSearch() {
  byId("search").addEventListener("input", typed);
  byId("search").addEventListener("focus", () => byId("search").select());
  byId("search").addEventListener("keydown", keyed);
  byId("search").addEventListener("blur", close);
}
