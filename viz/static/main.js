// Puts the parts together, once the page is there.

import { actors, data, lines } from "./data.js";
import { byId } from "./dom.js";
import { centreOf, fit, middleOf, startDrawing, zoom } from "./drawing.js";
import { filters, reset, visible } from "./filters.js";
import { startLegend } from "./legend.js";
import { startPanel } from "./panel.js";
import { picture, startPicture } from "./picture.js";
import { find, startSearch } from "./search.js";
import { startPointing } from "./pointing.js";
import { select, selected } from "./selection.js";
import { rowOf, startTable } from "./table.js";
import { startTheme } from "./theme.js";

function showView(name) {
  for (const view of ["graph", "table"]) {
    byId(`${view}-view`).hidden = view !== name;
    byId(`tab-${view}`).setAttribute("aria-selected", String(view === name));
    byId(`tab-${view}`).tabIndex = view === name ? 0 : -1;
  }
}

function startViews() {
  for (const view of ["graph", "table"]) {
    byId(`tab-${view}`).addEventListener("click", () => showView(view));
    byId(`tab-${view}`).addEventListener("keydown", (event) => {
      if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
      const other = view === "graph" ? "table" : "graph";
      showView(other);
      byId(`tab-${other}`).focus();
    });
  }
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault();
    showView("table");
    byId("table-view").focus();
  });
}

function startFilterButton() {
  byId("filter").addEventListener("click", () => {
    const open = document.body.classList.toggle("filtering");
    byId("filter").setAttribute("aria-expanded", String(open));
  });
  byId("legend-close").addEventListener("click", () => {
    document.body.classList.remove("filtering");
    byId("filter").setAttribute("aria-expanded", "false");
    byId("filter").focus();
  });
}

/** Escape goes back: from a claim to the overview, and to the row it was opened from. */
function escape(event) {
  if (event.key !== "Escape" || selected() === null) return;
  const from = selected();
  select(null);
  const row = from.type === "line" && !byId("table-view").hidden ? rowOf(from.id) : null;
  (row ?? (byId("graph-view").hidden ? byId("tab-table") : byId("canvas"))).focus();
}

function shortcut(event) {
  const typing = event.target.closest("input, textarea, select");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    byId("search").focus();
  }
}

startTheme();
startViews();
startFilterButton();
startLegend();
startPanel();
startTable();
startSearch();
startPicture();
const network = startDrawing();
if (network !== null) startPointing(network);
byId("zoom-in").addEventListener("click", () => zoom(1.3));
byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
byId("zoom-fit").addEventListener("click", () => fit());
byId("reset").addEventListener("click", reset);
for (const part of ["reset", "bar"]) byId(part).hidden = lines.length === 0;
document.addEventListener("keydown", escape);
document.addEventListener("keydown", shortcut);
document.body.classList.add("ready");

// A hold on the page for scripts and tests: ids are places in `lines` and `actors`.
window.jaccuse = {
  actors, lines, data, filters, network, select, selected, visible, find, fit, middleOf, centreOf, picture,
};
