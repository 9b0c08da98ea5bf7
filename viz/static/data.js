// What the page shows, read once from its data block, with the few indexes that views share.

import { byId } from "./dom.js";

export const data = JSON.parse(byId("data").textContent);

export const { actors, lines, claims, paragraphs, accounts, nonResponses, look } = data;

/** Ids of the lines in which an actor speaks or is the target. */
export const linesOf = actors.map(() => []);
lines.forEach((line, id) => {
  linesOf[line.speaker].push(id);
  if (line.target !== line.speaker) linesOf[line.target].push(id);
});

// Letters that decomposition leaves as they are, though people type them without their stroke.
const STROKES = { ø: "o", ł: "l", đ: "d", ð: "d", ı: "i", ß: "ss", æ: "ae", œ: "oe", þ: "th" };

/** Text without accents and case: "Carreño" and "carreno" are the same. */
export function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[øłđðıßæœþ]/g, (letter) => STROKES[letter])
    .replace(/[’‘]/g, "'");
}

const alphabet = new Intl.Collator("en");
const places = actors.map((_, id) => id);
places.sort((a, b) => alphabet.compare(actors[a].name, actors[b].name) || a - b);
const rank = new Map(places.map((id, place) => [id, place]));

/** Compares actors by their names, as a reader of a list expects. */
export function byName(a, b) {
  return rank.get(a) - rank.get(b);
}

export function verbOf(line) {
  return look.acts[line.act].verb;
}

/** "Nicolas Maduro accuses Twitter", with who tells of it. */
export function sentenceOf(line) {
  const told = line.reported ? ", as others tell it" : "";
  const unsure = line.asserted ? "" : " (not asserted)";
  return `${actors[line.speaker].name} ${verbOf(line)} ${actors[line.target].name}${told}${unsure}`;
}

/** How many claims stand behind lines: one against two actors is in two lines, and is one claim. */
export function claimsOf(ids) {
  return new Set(ids.flatMap((id) => lines[id].claims.map((place) => claims[place].claim))).size;
}

/** Lines as a reader wants them ranked: accusations first, then by number of claims. */
export function ranked(ids) {
  const order = Object.keys(look.acts);
  return [...ids].sort((a, b) => {
    const [left, right] = [lines[a], lines[b]];
    return (
      right.asserted - left.asserted ||
      (right.act === "accuse") - (left.act === "accuse") ||
      right.claims.length - left.claims.length ||
      order.indexOf(left.act) - order.indexOf(right.act) ||
      left.reported - right.reported ||
      byName(left.speaker, right.speaker) ||
      byName(left.target, right.target)
    );
  });
}
