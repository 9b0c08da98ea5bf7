// Small pictures of how actors and lines are drawn, for the legend, panels and table.

import { look } from "./data.js";
import { svg } from "./dom.js";
import { theme } from "./theme.js";

const SHAPES = {
  dot: () => svg("circle", { cx: 8, cy: 8, r: 6 }),
  square: () => svg("rect", { x: 2.4, y: 2.4, width: 11.2, height: 11.2 }),
  hexagon: () => svg("path", { d: "M14.6 8 11.3 13.7H4.7L1.4 8l3.3-5.7h6.6z" }),
  diamond: () => svg("path", { d: "M8 1 15 8 8 15 1 8z" }),
  triangle: () => svg("path", { d: "M8 1.6 15 14H1z" }),
};

const HEADS = {
  arrow: (fill) => svg("path", { d: "M36 8 24 2.6 27.6 8 24 13.4z", fill }),
  vee: (fill) => svg("path", { d: "M36 8 25 2.6v3.2L30 8l-5 2.2v3.2z", fill }),
  triangle: (fill) => svg("path", { d: "M36 8 26 2.8v10.4z", fill }),
  bar: (fill) => svg("rect", { x: 31.4, y: 2, width: 3.4, height: 12, fill }),
  diamond: (fill) => svg("path", { d: "M36 8 30.5 3 25 8l5.5 5z", fill }),
};

/** The shape and colour of a kind of actor. */
export function kindSwatch(kind) {
  const { shape, colour } = look.kinds[kind];
  const figure = SHAPES[shape]();
  figure.setAttribute("fill", colour);
  return svg("svg", { class: "swatch", viewBox: "0 0 16 16", "aria-hidden": "true" }, figure);
}

/** A line of an act: colour, head and weight; dashed where it is told of by another. */
export function lineSwatch(act, { reported = false, asserted = true } = {}) {
  const { head, width } = look.acts[act];
  const stroke = look.acts[act][theme()];
  const line = svg("path", {
    d: "M1 8h27",
    stroke,
    "stroke-width": Math.max(1.6, width),
    "stroke-dasharray": !asserted ? "2 4" : reported ? "6 4" : null,
  });
  const picture = { class: "swatch line", viewBox: "0 0 38 16", "aria-hidden": "true" };
  return svg("svg", picture, line, HEADS[head](stroke));
}
