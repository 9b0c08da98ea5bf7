// Mouse, finger and keys on the canvas: what is opened, what is hinted at.

import { actors, lines, look, ranked, sentenceOf } from "./data.js";
import { byId, count } from "./dom.js";
import { fit, namedAt, shown, zoom } from "./drawing.js";
import { select, selected } from "./selection.js";

function clicked({ nodes, edges, pointer }) {
  const named = nodes.length > 0 ? nodes[0] : namedAt(pointer.canvas);
  if (named !== null) select({ type: "actor", id: named });
  else if (edges.length > 0) select({ type: "line", id: edges[0] });
  else select(null);
}

function hint(words, event) {
  const box = byId("tip");
  byId("canvas").classList.toggle("pointing", words !== null);
  box.hidden = words === null;
  if (words === null) return;
  box.textContent = words;
  const { x, y } = event.pointer.DOM;
  const room = byId("canvas").clientWidth - box.offsetWidth - 8;
  box.style.left = `${Math.max(4, Math.min(x + 14, room))}px`;
  box.style.top = `${y + 18}px`;
}

/** The next or previous line in the order of the overview: a way through for the keyboard. */
function step(by) {
  const order = ranked(shown());
  if (order.length === 0) return;
  const open = selected();
  const at = open?.type === "line" ? order.indexOf(open.id) : -1;
  const next = at < 0 ? (by > 0 ? 0 : order.length - 1) : (at + by + order.length) % order.length;
  select({ type: "line", id: order[next] });
}

const KEYS = {
  ArrowRight: () => step(1),
  ArrowDown: () => step(1),
  ArrowLeft: () => step(-1),
  ArrowUp: () => step(-1),
  "+": () => zoom(1.3),
  "=": () => zoom(1.3),
  "-": () => zoom(1 / 1.3),
  0: () => fit(),
  Enter: () => selected() !== null && select(selected(), { move: true }),
};

function keyed(event) {
  const does = KEYS[event.key];
  if (does === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  does();
}

/** Listens to a network of vis-network and to the canvas around it. */
export function startPointing(network) {
  network.on("click", clicked);
  network.on("hoverEdge", (event) => {
    const line = lines[event.edge];
    hint(`${sentenceOf(line)} · ${count(line.claims.length, "claim")}`, event);
  });
  network.on("hoverNode", (event) => {
    const actor = actors[event.node];
    hint(`${actor.name} · ${look.kinds[actor.kind].one}`, event);
  });
  for (const gone of ["blurEdge", "blurNode", "dragStart", "zoom"]) {
    network.on(gone, () => hint(null));
  }
  byId("canvas").addEventListener("keydown", keyed);
}
