// Names beside the shapes: drawn by us, since vis-network can put a name below its shape alone.

import { look } from "./data.js";
import { theme } from "./theme.js";

export const FACE =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';
const SIZE = look.font;
const LEADING = 1.2;
const GAP = look.gap;
// Names never get smaller on the screen than this; where there is no room for all, the names of
// those with the most claims are written. Below the second size a name is but noise.
const SMALLEST = 11;
const TINIEST = 6;
const SIDES = ["below", "above", "right", "left"];

const ruler = document.createElement("canvas").getContext("2d");
const widths = new Map();

function widthOf(line) {
  if (!widths.has(line)) {
    ruler.font = `${SIZE}px ${FACE}`;
    widths.set(line, ruler.measureText(line).width);
  }
  return widths.get(line);
}

/** Where a name stands, in coordinates of the drawing: left, top, right, bottom. */
export function labelRoom(node, { x, y, side }, grown = 1) {
  const rows = node.label.split("\n");
  const wide = Math.max(...rows.map(widthOf)) * grown;
  const high = rows.length * SIZE * LEADING * grown;
  const off = node.size + GAP * grown;
  const left = { below: x - wide / 2, above: x - wide / 2, right: x + off, left: x - off - wide }[side];
  const top = { below: y + off, above: y - off - high, right: y - high / 2, left: y - high / 2 }[side];
  return [left, top, left + wide, top + high];
}

/** By how much names are drawn larger than the drawing itself, at a scale of it. */
export function growth(scale) {
  return Math.max(1, SMALLEST / SIZE / scale);
}

/** What shape and name take together. */
export function wholeRoom(node, spot, grown = 1) {
  const [left, top, right, bottom] = labelRoom(node, spot, grown);
  return [
    Math.min(left, spot.x - node.size),
    Math.min(top, spot.y - node.size),
    Math.max(right, spot.x + node.size),
    Math.max(bottom, spot.y + node.size),
  ];
}

function meet(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

/** Rooms that are taken, kept by the squares of a grid that they lie in: asked many times a frame. */
function occupied(square) {
  const squares = new Map();
  const over = (room) => {
    const keys = [];
    for (let x = Math.floor(room[0] / square); x <= Math.floor(room[2] / square); x += 1)
      for (let y = Math.floor(room[1] / square); y <= Math.floor(room[3] / square); y += 1)
        keys.push(x * 100003 + y);
    return keys;
  };
  return {
    add: (room) => {
      for (const key of over(room)) {
        if (!squares.has(key)) squares.set(key, []);
        squares.get(key).push(room);
      }
    },
    meets: (room) => over(room).some((key) => squares.get(key)?.some((one) => meet(one, room))),
  };
}

function write(pen, node, room, side, grown, colour, halo) {
  const [left, top, right] = room;
  pen.font = `${SIZE * grown}px ${FACE}`;
  pen.textBaseline = "middle";
  pen.textAlign = { right: "left", left: "right" }[side] ?? "center";
  const x = { right: left, left: right }[side] ?? (left + right) / 2;
  const step = SIZE * LEADING * grown;
  pen.lineJoin = "round";
  node.label.split("\n").forEach((row, at) => {
    const y = top + (at + 0.5) * step;
    if (halo) {
      pen.lineWidth = 5 * grown;
      pen.strokeStyle = look.canvas[theme()];
      pen.strokeText(row, x, y);
    }
    pen.fillStyle = colour;
    pen.fillText(row, x, y);
  });
}

function inside(room, view) {
  return room[0] >= view[0] && room[1] >= view[1] && room[2] <= view[2] && room[3] <= view[3];
}

/** The first side of a shape, in view, where its name meets nothing that stands there already. */
function free(node, spot, grown, view, ...taken) {
  for (const side of [spot.side, ...SIDES.filter((other) => other !== spot.side)]) {
    const room = labelRoom(node, { ...spot, side }, grown);
    if (inside(room, view) && !taken.some((rooms) => rooms.meets(room))) return [room, side, grown];
  }
  return null;
}

/**
 * Writes names on the canvas.
 * wanted: [node as built, where it stands, whether it is dim], those with the most claims first.
 * view: left, top, right, bottom of what is in view, in coordinates of the drawing.
 *
 * At their own size no name meets another. Names that are enlarged to stay legible look for room
 * among the shapes, then over the shapes of those with fewer claims; in a small drawing they go
 * back to their own size where there is none.
 */
export function writeLabels(pen, scale, view, wanted, ink) {
  const grown = growth(scale);
  const few = wanted.length <= look.labelsAlways;
  const shape = ({ size }, { x, y }) => [x - size, y - size, x + size, y + size];
  const seen = wanted.filter(([node, spot]) => meet(wholeRoom(node, spot, grown), view));
  const taken = occupied(120 * grown);
  const shapes = occupied(120 * grown);
  if (few && grown > 1) for (const [node, spot] of seen) shapes.add(shape(node, spot));
  for (const [node, spot, dim] of seen) {
    const own = [labelRoom(node, spot), spot.side, 1];
    let found = own;
    if (grown > 1) {
      taken.add(shape(node, spot));
      found =
        (few ? free(node, spot, grown, view, taken, shapes) : null) ??
        free(node, spot, grown, view, taken) ??
        (few && SIZE * scale >= TINIEST ? own : null);
    }
    if (found === null) continue;
    if (grown > 1) taken.add(found[0]);
    write(pen, node, ...found, ink(dim ? 0.3 : 1), !dim);
  }
}
