// The one thing that is open: a line, an actor, or nothing.

import { draw } from "./filters.js";

/** @type {{type: "line" | "actor", id: number} | null} */
let current = null;
const listeners = [];

export function selected() {
  return current;
}

export function onSelect(listener) {
  listeners.push(listener);
}

/** Opens a line or an actor, or (null) the overview. `move` carries keyboard focus to it. */
export function select(next, { move = false } = {}) {
  current = next;
  if (next?.type === "actor") draw(next.id);
  for (const listener of listeners) listener(current, move);
}
