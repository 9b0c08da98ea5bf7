// Light and dark: the system's wish, until the reader presses the button.

import { byId } from "./dom.js";

const system = matchMedia("(prefers-color-scheme: dark)");
const listeners = [];
let chosen = null;

/** "light" or "dark", as it is now. */
export function theme() {
  return chosen ?? (system.matches ? "dark" : "light");
}

export function onTheme(listener) {
  listeners.push(listener);
}

function apply() {
  document.documentElement.dataset.theme = theme();
  const next = theme() === "dark" ? "light" : "dark";
  byId("theme").setAttribute("aria-label", `Switch to ${next} colours`);
  byId("theme").title = `Switch to ${next} colours`;
  for (const listener of listeners) listener();
}

export function startTheme() {
  byId("theme").addEventListener("click", () => {
    chosen = theme() === "dark" ? "light" : "dark";
    apply();
  });
  system.addEventListener("change", apply);
  apply();
}

/** Whether things may move on their way; vis-network takes `false` for no animation. */
export function animation() {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return false;
  return { duration: 260, easingFunction: "easeInOutQuad" };
}
