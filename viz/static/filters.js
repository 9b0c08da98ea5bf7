// What is switched on: acts, kinds of actors, told-of claims, claims that nobody asserts.

import { actors, data, lines, linesOf, look } from "./data.js";

function standard() {
  return {
    acts: new Set(Object.keys(look.acts).filter((act) => look.acts[act].shown)),
    kinds: new Set(Object.keys(look.kinds)),
    reported: true,
    unsure: false,
  };
}

export const filters = standard();

// In a very large network only the most connected actors are drawn, and those asked for.
const drawn = data.drawn === null ? null : new Set(data.drawn);

const listeners = [];

export function onFilter(listener) {
  listeners.push(listener);
}

export function changed() {
  for (const listener of listeners) listener();
}

/** Back to what the page opened with. */
export function reset() {
  Object.assign(filters, standard());
  changed();
}

/** Whether the switches let a line through, wherever it is drawn. */
export function passes(line) {
  return (
    filters.acts.has(line.act) &&
    (filters.reported || !line.reported) &&
    (filters.unsure || line.asserted) &&
    filters.kinds.has(actors[line.speaker].kind) &&
    filters.kinds.has(actors[line.target].kind)
  );
}

export function isDrawn(actor) {
  return drawn === null || drawn.has(actor);
}

/** Adds an actor and those it has lines with to a drawing that leaves most out. */
export function draw(actor) {
  if (drawn === null) return;
  const before = drawn.size;
  drawn.add(actor);
  for (const id of linesOf[actor].filter((id) => passes(lines[id])).slice(0, 60)) {
    drawn.add(lines[id].speaker);
    drawn.add(lines[id].target);
  }
  if (drawn.size > before) changed();
}

/** Ids of lines that the switches let through: the table's rows. */
export function passing() {
  return lines.map((_, id) => id).filter((id) => passes(lines[id]));
}

/** Of those, ids of lines that are in the drawing. */
export function visible() {
  return passing().filter((id) => isDrawn(lines[id].speaker) && isDrawn(lines[id].target));
}
