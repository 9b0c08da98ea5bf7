// Beside the drawing: the overview, the claims behind a line, or all about an actor.

import {
  accounts, actors, byName, claims, claimsOf, lines, linesOf, look, nonResponses, ranked, verbOf,
} from "./data.js";
import { byId, count, el, listed } from "./dom.js";
import { accountCard, claimCard, silenceCard } from "./evidence.js";
import { filters, onFilter, passes, passing } from "./filters.js";
import { onSelect, select, selected } from "./selection.js";
import { kindSwatch, lineSwatch } from "./swatches.js";
import { onTheme } from "./theme.js";

const LISTED = 40;

function actorButton(id) {
  const open = () => select({ type: "actor", id }, { move: true });
  return el(
    "button",
    { type: "button", class: "actor", onclick: open },
    kindSwatch(actors[id].kind),
    actors[id].name,
  );
}

function lineButton(id) {
  const line = lines[id];
  const told = line.reported && el("span", { class: "soft" }, " as told by others");
  const open = () => select({ type: "line", id }, { move: true });
  return el(
    "button",
    { type: "button", class: "pair", onclick: open, "data-line": id },
    lineSwatch(line.act, line),
    el(
      "span",
      { class: "what" },
      actors[line.speaker].name,
      el("span", { class: "verb" }, ` ${verbOf(line)} `),
      actors[line.target].name,
      told,
    ),
    el("span", { class: "number", "aria-label": count(line.claims.length, "claim") }, line.claims.length),
  );
}

function lineList(ids) {
  const rest = ranked(ids);
  const items = () => rest.splice(0, LISTED).map((id) => el("li", {}, lineButton(id)));
  const list = el("ol", { class: "plain pairs" }, items());
  if (rest.length === 0) return list;
  const show = () => {
    list.append(...items());
    more.textContent = `${rest.length} more`;
    if (rest.length === 0) more.remove();
  };
  const more = el("button", { type: "button", class: "quiet", onclick: show }, `${rest.length} more`);
  return [list, more];
}

function section(title, ...content) {
  const body = content.flat().filter(Boolean);
  return body.length > 0 && el("section", {}, el("h3", {}, title), body);
}

/** Who has the most claims on one side of lines, with how many others on the other. */
function foremost(ids, side, other) {
  const own = new Map();
  for (const id of ids) {
    if (!own.has(lines[id][side])) own.set(lines[id][side], []);
    own.get(lines[id][side]).push(id);
  }
  const figures = [...own].map(([actor, told]) => ({
    actor,
    claims: claimsOf(told),
    others: new Set(told.map((id) => lines[id][other])).size,
  }));
  return figures.sort((a, b) => b.claims - a.claims || byName(a.actor, b.actor))[0];
}

/** What the drawing says at first glance, in words. */
function headline(ids) {
  const hostile = ids.filter((id) => look.acts[lines[id].act].hostile && lines[id].asserted);
  const most = foremost(hostile, "target", "speaker");
  if (!most) return null;
  const loudest = foremost(hostile, "speaker", "target");
  return el(
    "p",
    { class: "headline" },
    el("b", {}, actors[most.actor].name),
    ` is blamed most: ${count(most.claims, "claim")} by ${count(most.others, "actor")}. `,
    el("b", {}, actors[loudest.actor].name),
    ` blames most: ${count(loudest.claims, "claim")} against ${count(loudest.others, "actor")}.`,
  );
}

function overview() {
  const ids = passing();
  const loose = accounts.filter((account) => account.owner === null);
  return [
    el("h2", { tabindex: -1 }, "At a glance"),
    headline(ids),
    ids.length === 0 && lines.length > 0 && el("p", {}, "No line passes the filters."),
    lines.length === 0 && el("p", { class: "soft" }, "There is nothing to draw."),
    section("Who does what to whom", ids.length > 0 && lineList(ids)),
    section("Did not respond", nonResponses.length > 0 && silences()),
    section(
      "Accounts of others",
      loose.length > 0 && el("ul", { class: "plain" }, loose.map(accountCard)),
    ),
  ];
}

function silences() {
  const ids = [...new Set(nonResponses.map((one) => one.actor))];
  return el("ul", { class: "plain inline" }, ids.map((id) => el("li", {}, actorButton(id))));
}

function linePanel(id) {
  const line = lines[id];
  const sources = new Set(line.claims.map((place) => claims[place].document));
  const related = linesOf[line.speaker].filter(
    (other) =>
      other !== id &&
      new Set([lines[other].speaker, lines[other].target, line.speaker, line.target]).size === 2 &&
      (lines[other].asserted || filters.unsure),
  );
  return [
    el(
      "h2",
      { tabindex: -1, class: "who" },
      actorButton(line.speaker),
      el("span", { class: "verb" }, lineSwatch(line.act, line), verbOf(line)),
      actorButton(line.target),
    ),
    el(
      "p",
      { class: "soft" },
      [
        count(line.claims.length, "claim"),
        count(sources.size, "document"),
        line.reported && "as told by others",
        !line.asserted && "not asserted",
      ]
        .filter(Boolean)
        .join(" · "),
    ),
    el("ol", { class: "plain claims" }, line.claims.map(claimCard)),
    section("Also between these two", related.length > 0 && lineList(related)),
  ];
}

function lede(actor) {
  const words = [look.kinds[actor.kind].one, ...actor.roles];
  return el("p", { class: "soft" }, words.join(" · "));
}

function actorPanel(id) {
  const actor = actors[id];
  const told = linesOf[id].filter((one) => passes(lines[one]));
  const [out, into] = [
    told.filter((one) => lines[one].speaker === id),
    told.filter((one) => lines[one].target === id),
  ];
  const own = accounts.filter((account) => account.owner === id);
  const silent = nonResponses.filter((one) => one.actor === id);
  const cards = (list, card) => list.length > 0 && el("ul", { class: "plain" }, list.map(card));
  return [
    el("h2", { tabindex: -1, class: "name" }, kindSwatch(actor.kind), actor.name),
    lede(actor),
    actor.aliases.length > 0 && el("p", {}, "Also called ", listed(actor.aliases.map((a) => `“${a}”`)), "."),
    el(
      "p",
      { class: "soft" },
      `${count(actor.mentions, "mention")} in ${count(actor.documents.length, "document")}`,
      actor.documents.length > 0 && actor.documents.length <= 3 && `: ${actor.documents.join(", ")}`,
    ),
    section(`By ${actor.name} (${count(claimsOf(out), "claim")})`, out.length > 0 && lineList(out)),
    section(`About ${actor.name} (${count(claimsOf(into), "claim")})`, into.length > 0 && lineList(into)),
    told.length === 0 && el("p", { class: "soft" }, "No line under the present filters."),
    section("Accounts", cards(own, accountCard)),
    section("Did not respond", cards(silent, silenceCard)),
  ];
}

function drawPanel(move = false) {
  const open = selected();
  const body =
    open === null ? overview() : open.type === "line" ? linePanel(open.id) : actorPanel(open.id);
  byId("panel-body").replaceChildren(...body.flat().filter(Boolean));
  byId("back").hidden = open === null;
  byId("panel").scrollTop = 0;
  document.body.classList.toggle("reading", open !== null);
  if (move) byId("panel-body").querySelector("h2").focus({ preventScroll: true });
}

function announce(open) {
  if (open === null) return;
  const line = open.type === "line" && lines[open.id];
  byId("status").textContent = line
    ? `${actors[line.speaker].name} ${verbOf(line)} ${actors[line.target].name}: ${count(line.claims.length, "claim")}.`
    : `${actors[open.id].name}, ${look.kinds[actors[open.id].kind].one}.`;
}

export function startPanel() {
  drawPanel();
  onSelect((open, move) => {
    drawPanel(move);
    announce(open);
  });
  onFilter(() => drawPanel());
  onTheme(() => drawPanel());
  byId("back").addEventListener("click", () => select(null, { move: true }));
}
