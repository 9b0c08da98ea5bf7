// A PNG of all that is drawn, with a title and the legend it needs to be read alone.

import { data, lines, look } from "./data.js";
import { byId, el } from "./dom.js";
import { painted } from "./drawing.js";
import { visible } from "./filters.js";
import { theme } from "./theme.js";

const WIDE = 1800;
const HIGH = 1120;
const BAND = 150;
const FONT = 'system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';

function sample(pen, act, x, y) {
  pen.strokeStyle = pen.fillStyle = look.acts[act][theme()];
  pen.lineWidth = 1.5 * look.acts[act].width;
  pen.beginPath();
  pen.moveTo(x, y);
  pen.lineTo(x + 44, y);
  pen.stroke();
}

function caption(pen) {
  const ids = visible();
  const acts = Object.keys(look.acts).filter((act) => ids.some((id) => lines[id].act === act));
  pen.fillStyle = theme() === "dark" ? "#e8edf4" : "#17202b";
  pen.textBaseline = "middle";
  pen.font = `600 34px ${FONT}`;
  pen.fillText(data.title, 40, 48);
  pen.font = `22px ${FONT}`;
  let x = 40;
  for (const act of acts) {
    const word = look.acts[act].many;
    sample(pen, act, x, 106);
    pen.fillStyle = theme() === "dark" ? "#e8edf4" : "#17202b";
    pen.fillText(word, x + 56, 106);
    x += 56 + pen.measureText(word).width + 44;
  }
  if (ids.some((id) => lines[id].reported)) pen.fillText("Dashed: told of by others", x, 106);
}

/** The picture as a canvas. */
export function picture() {
  const paper = el("canvas", { width: WIDE, height: HIGH });
  const pen = paper.getContext("2d");
  pen.fillStyle = look.canvas[theme()];
  pen.fillRect(0, 0, WIDE, HIGH);
  const { canvas, done } = painted(WIDE, HIGH - BAND);
  pen.drawImage(canvas, 0, BAND, WIDE, HIGH - BAND);
  done();
  caption(pen);
  return paper;
}

export function startPicture() {
  byId("picture").disabled = data.lines.length === 0;
  byId("picture").addEventListener("click", () => {
    if (visible().length === 0) return;
    picture().toBlob((blob) => {
      const address = URL.createObjectURL(blob);
      const link = el("a", { href: address, download: "who-accuses-whom.png" });
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 10000);
      byId("status").textContent = "The picture has been saved.";
    }, "image/png");
  });
}
