// A claim as a card: its words inside their paragraph, and what is known of it.

import { claims, paragraphs } from "./data.js";
import { el, quoted } from "./dom.js";

const CONTEXT = 420;

const MODALITY = {
  negated: "the text says that it was not done",
  hedged: "the text holds it possible, no more",
  hypothetical: "imagined, planned or under a condition",
  question: "asked, not stated",
  disputed: "told of inside a denial",
};

/** A moment in words: a date where there is one, the text's own words, or both. */
export function moment(date, words) {
  const day =
    date &&
    new Date(`${date}T12:00:00Z`).toLocaleDateString("en-GB", {
      day: "numeric",
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    });
  if (day && words) return `${day} (“${words}”)`;
  return day || (words ? `“${words}” (undated)` : "undated");
}

function cut(text, fromEnd) {
  const letters = [...text];
  if (letters.length <= CONTEXT) return text;
  const kept = fromEnd ? letters.slice(-CONTEXT) : letters.slice(0, CONTEXT);
  const part = kept.join("");
  return fromEnd ? `…${part.replace(/^\S*\s/, " ")}` : `${part.replace(/\s\S*$/, " ")}…`;
}

/** Words of a document with a stretch of them marked; offsets count whole characters. */
export function passage(record) {
  const { text, start } = paragraphs[record.paragraph];
  const letters = [...text];
  const from = record.start - start;
  const to = record.end - start;
  const before = letters.slice(0, Math.max(0, from)).join("");
  const after = letters.slice(Math.max(0, to)).join("");
  const whole = () => [before, el("mark", {}, record.quote), after];
  const short = [cut(before, true), el("mark", {}, record.quote), cut(after, false)];
  const words = el("blockquote", {}, short);
  if (short[0] === before && short[2] === after) return words;
  const more = el(
    "button",
    {
      type: "button",
      class: "quiet",
      onclick: () => {
        words.replaceChildren(...whole());
        more.remove();
      },
    },
    "Show the whole paragraph",
  );
  return [words, more];
}

function fact(name, value) {
  return value ? [el("dt", {}, name), el("dd", {}, value)] : null;
}

/** One claim, ready for the panel. */
export function claimCard(id) {
  const claim = claims[id];
  const telling = claim.reported_by.length > 0 && claim.reported_by.join(", as told by ");
  return el(
    "li",
    { class: "claim" },
    claim.modality !== "asserted" &&
      el("p", { class: "unsure" }, `Not asserted: ${MODALITY[claim.modality] ?? claim.modality}.`),
    passage(claim),
    el(
      "dl",
      {},
      fact("Told by", telling),
      fact("When", moment(claim.date, claim.said_at_text)),
      fact("Where", claim.venue),
      fact("Alleged", claim.sign < 0 && claim.allegation && quoted(claim.allegation)),
      fact("Content", claim.polarity === "negative" && "says that something is not so"),
      fact("Document", claim.document),
      fact("Characters", `${claim.start}–${claim.end}`),
      fact("Confidence", `${Math.round(claim.confidence * 100)} %`),
    ),
  );
}

const STATUS = { open: "open", suspended: "suspended", closed: "closed" };

function figure(observation) {
  const { value, comparison } = observation;
  const number = /^\d+$/.test(value) ? Number(value).toLocaleString("en") : value;
  return comparison === "exact" ? number : `${comparison} ${number}`;
}

/** An observation of an account in a few words: "around 6,500 followers lost". */
export function observed(observation) {
  const words = {
    status: STATUS[observation.value] ?? observation.value,
    followers: `${figure(observation)} followers`,
    followers_lost: `${figure(observation)} followers lost`,
    opened: `opened ${observation.value}`,
    count: `${figure(observation)} accounts`,
  };
  return words[observation.property] ?? `${observation.property}: ${figure(observation)}`;
}

/** An account with all that is observed of it, each with its words. */
export function accountCard(account) {
  return el(
    "li",
    { class: "account" },
    el("p", { class: "name" }, account.name),
    el(
      "ul",
      { class: "plain observations" },
      account.observations.map((one) =>
        el(
          "li",
          {},
          el("strong", {}, observed(one)),
          one.observed_at && el("span", { class: "soft" }, `, ${one.observed_at}`),
          one.said_by && el("span", { class: "soft" }, `, says ${one.said_by}`),
          el("q", {}, one.quote),
          el("span", { class: "soft" }, one.document),
        ),
      ),
    ),
  );
}

/** Somebody who did not respond, with the words that say so. */
export function silenceCard(record) {
  return el(
    "li",
    { class: "claim" },
    record.regarding && el("p", { class: "soft" }, `On ${quoted(record.regarding)}`),
    passage(record),
    el(
      "p",
      { class: "soft" },
      `${record.document} · ${record.start}–${record.end} · ${moment(record.said_at, record.said_at_text)}`,
    ),
  );
}
