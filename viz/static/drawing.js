// The canvas: vis-network fed with what pyvis built, coloured by theme, filters and selection.

import { camera, framing, hull } from "./camera.js";
import { data, lines, linesOf, look } from "./data.js";
import { byId, count } from "./dom.js";
import { isDrawn, onFilter, visible } from "./filters.js";
import { growth, labelRoom, wholeRoom, writeLabels } from "./labels.js";
import { onSelect, selected } from "./selection.js";
import { onTheme, theme } from "./theme.js";

/* global vis */

// How much of its colour a thing keeps that the selection leaves aside.
const FAINT = 0.2;

const portrait = matchMedia("(max-width: 760px) and (orientation: portrait)");
const built = new Map(data.nodes.map((node) => [node.id, node]));
// Names of the largest are written first, where there is not room for all.
const bySize = [...data.nodes].sort((a, b) => b.size - a.size || a.id - b.id);
const nodes = new vis.DataSet();
const edges = new vis.DataSet();

let network = null;
let view = null;
let shownLines = [];
let shownActors = new Set();
let bright = null;

function ink(alpha = 1) {
  const [r, g, b] = theme() === "dark" ? [232, 237, 244] : [23, 32, 43];
  return `rgba(${r}, ${g}, ${b}, ${alpha})`;
}

/** Actors and lines that the selection leaves bright, or null where all are. */
function lit() {
  const open = selected();
  if (open === null) return null;
  const around = open.type === "line" ? [open.id] : linesOf[open.id];
  const actors = new Set(around.flatMap((id) => [lines[id].speaker, lines[id].target]));
  if (open.type === "actor") actors.add(open.id);
  return { lines: new Set(around), actors };
}

function isDim(id) {
  return bright !== null && !bright.actors.has(id);
}

function home(id) {
  const { x, y, side, tall } = built.get(id);
  return portrait.matches ? { x: tall[0], y: tall[1], side: tall[2] } : { x, y, side };
}

function spot(id) {
  return { ...home(id), ...network.getPosition(id) };
}

/** A colour thinned out towards the canvas: opaque, so that no line shows through a shape. */
function thinned(colour) {
  const part = (hex, at) => parseInt(hex.slice(at, at + 2), 16);
  const paper = look.canvas[theme()];
  const mixed = [1, 3, 5].map((at) => FAINT * part(colour, at) + (1 - FAINT) * part(paper, at));
  return `rgb(${mixed.map(Math.round).join(", ")})`;
}

function nodeStyle(id) {
  const { shape, size, color } = built.get(id);
  const open = selected()?.type === "actor" && selected().id === id;
  const background = isDim(id) ? thinned(color) : color;
  const border = open ? ink() : isDim(id) ? look.canvas[theme()] : "#ffffff";
  return {
    id,
    shape,
    size,
    hidden: !shownActors.has(id),
    borderWidth: open ? 4 : 3,
    color: { background, border, hover: { background, border } },
  };
}

function edgeStyle(id, shown) {
  const edge = data.edges[id];
  const open = selected()?.type === "line" && selected().id === id;
  const dim = bright !== null && !bright.lines.has(id);
  return {
    ...edge,
    hidden: !shown.has(id),
    width: open ? edge.width + 1.5 : edge.width,
    color: {
      color: look.acts[lines[id].act][theme()],
      inherit: false,
      opacity: dim ? FAINT : lines[id].asserted ? 1 : 0.6,
    },
  };
}

/** Brings the canvas in line with filters, selection and theme. */
function restyle() {
  if (network === null) return;
  bright = lit();
  const shown = new Set(shownLines);
  const present = data.nodes.map((node) => node.id).filter(isDrawn);
  const fresh = new Set(present.filter((id) => nodes.get(id) === null));
  nodes.update(
    present.map((id) => {
      const { x, y } = home(id);
      return fresh.has(id) ? { ...nodeStyle(id), x, y } : nodeStyle(id);
    }),
  );
  const drawn = lines
    .map((_, id) => id)
    .filter((id) => isDrawn(lines[id].speaker) && isDrawn(lines[id].target));
  edges.update(drawn.map((id) => edgeStyle(id, shown)));
}

/** Which lines and actors are to be seen, from the filters. */
function recount() {
  shownLines = visible();
  // What is looked at stands in the drawing, though the filters leave it out.
  const open = selected();
  const ends = open?.type === "line" ? [lines[open.id].speaker, lines[open.id].target] : [];
  if (ends.length > 0 && ends.every(isDrawn) && !shownLines.includes(open.id)) {
    shownLines = [...shownLines, open.id];
  }
  shownActors = new Set(shownLines.flatMap((id) => [lines[id].speaker, lines[id].target]));
  if (open?.type === "actor" && built.has(open.id) && isDrawn(open.id)) shownActors.add(open.id);
  byId("nothing").hidden = shownActors.size > 0;
  byId("canvas").setAttribute(
    "aria-label",
    `Drawing of ${count(shownActors.size, "actor")} and ${count(shownLines.length, "line")}. ` +
      "Arrow keys go from one line to the next. The same lines are in the table.",
  );
}

/** Writes the names on a network's canvas. */
function label(pen, from, wide, high) {
  const scale = from.getScale();
  const { x, y } = from.getViewPosition();
  const [half, tall] = [wide / 2 / scale, high / 2 / scale];
  const wanted = bySize.filter((node) => shownActors.has(node.id));
  writeLabels(
    pen,
    scale,
    [x - half, y - tall, x + half, y + tall],
    wanted.map((node) => [node, spot(node.id), isDim(node.id)]),
    ink,
  );
}

/** The frame around actors, with names as large as they are where that frame fills the canvas. */
function frameOf(ids, wide = byId("canvas").clientWidth, high = byId("canvas").clientHeight) {
  const around = (grown) => hull(ids.map((id) => wholeRoom(built.get(id), spot(id), grown)));
  let frame = around(1);
  for (let round = 0; round < 3; round += 1) {
    frame = around(growth(framing(frame, wide, high).scale));
  }
  return frame;
}

/** Shows all that is drawn. */
export function fit(still = false) {
  if (network === null || shownActors.size === 0) return;
  view.moved = false;
  view.show(frameOf([...shownActors]), { still });
}

export function zoom(factor) {
  view?.zoom(factor);
}

function revealSelected() {
  const open = selected();
  if (network === null || open === null) return;
  const ids = open.type === "line" ? [lines[open.id].speaker, lines[open.id].target] : [open.id];
  const there = ids.filter((id) => shownActors.has(id));
  if (there.length > 0) view.reveal(frameOf(there));
}

/** The actor whose name is at a point of the drawing. */
export function namedAt({ x, y }) {
  for (const id of shownActors) {
    const grown = growth(network.getScale());
    const [left, top, right, bottom] = labelRoom(built.get(id), spot(id), grown);
    if (x > left && x < right && y > top && y < bottom) return id;
  }
  return null;
}

/** Ids of the lines in the drawing. */
export function shown() {
  return shownLines;
}

/** Draws what the filters let through; gives vis-network's object, or null if there is nothing. */
export function startDrawing() {
  recount();
  onFilter(() => {
    recount();
    restyle();
    if (network !== null && !view.moved) fit();
  });
  onSelect(() => {
    recount();
    restyle();
    revealSelected();
  });
  onTheme(restyle);
  if (built.size === 0) return null;
  network = new vis.Network(byId("canvas"), { nodes, edges }, data.options);
  view = camera(network);
  network.on("afterDrawing", (pen) => label(pen, network, ...view.size()));
  network.on("dragStart", () => (view.moved = true));
  network.on("zoom", () => (view.moved = true));
  restyle();
  fit(true);
  new ResizeObserver(() => {
    network.redraw();
    if (!view.moved) fit(true);
    revealSelected();
  }).observe(byId("canvas"));
  portrait.addEventListener("change", () => {
    nodes.update(nodes.getIds().map((id) => ({ id, x: home(id).x, y: home(id).y })));
    fit(true);
  });
  return network;
}

/** Paints all that is drawn on a canvas of its own, for a picture; call `done` when it is used. */
export function painted(wide, high) {
  const frame = document.createElement("div");
  frame.className = "offstage";
  frame.style.width = `${wide}px`;
  frame.style.height = `${high}px`;
  document.body.append(frame);
  network.storePositions();
  const copy = new vis.Network(frame, { nodes: nodes.get(), edges: edges.get() }, data.options);
  copy.on("afterDrawing", (pen) => label(pen, copy, wide, high));
  copy.moveTo(framing(frameOf([...shownActors], wide, high), wide, high, 2.4));
  // Lines end at borders that vis-network knows only once it has drawn the shapes.
  copy.redraw();
  copy.redraw();
  return { canvas: frame.querySelector("canvas"), done: () => (copy.destroy(), frame.remove()) };
}

function onPage(point) {
  const { x, y } = network.canvasToDOM(point);
  const { left, top } = byId("canvas").getBoundingClientRect();
  return { x: left + x, y: top + y };
}

/** Where the middle of a line is, in pixels of the page. */
export function middleOf(id) {
  return onPage(network.body.edges[id].edgeType.getPoint(0.5));
}

/** Where an actor's shape is, in pixels of the page. */
export function centreOf(id) {
  return onPage(network.getPosition(id));
}
