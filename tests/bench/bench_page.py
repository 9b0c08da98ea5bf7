"""How soon the page of the seed article, and of larger networks, is painted in Chromium.

First contentful paint as the browser tells it, opened from disk: the median of 5 loads.
"""

from __future__ import annotations

import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "viz"))

from made_networks import made
from material import ROOT, print_figure
from playwright.sync_api import Browser, sync_playwright

from viz.page import PageData, write_page

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
PAINT = """new Promise((resolve) => new PerformanceObserver((list) => {
  for (const entry of list.getEntries())
    if (entry.name === "first-contentful-paint") resolve(entry.startTime);
}).observe({ type: "paint", buffered: true }))"""
# The canvas has been painted once the frame after the script's end is.
DRAWN = """new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() =>
  resolve(performance.now()))))"""
LOADS = 5


def print_free(what: str, figure: float) -> None:
    """One line of the bench for a figure that has no limit."""
    sys.stdout.write(f"{what:<64} {figure:>10.2f}\n")
    sys.stdout.flush()


def paints(browser: Browser, path: Path) -> tuple[float, float]:
    """Seconds to the first paint and to the drawn canvas, the median of some loads."""
    first, drawn = [], []
    for _ in range(LOADS):
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(path.as_uri())
        page.wait_for_selector("body.ready", state="attached")
        drawn.append(page.evaluate(DRAWN) / 1000)
        first.append(page.evaluate(PAINT) / 1000)
        page.close()
    return statistics.median(first), statistics.median(drawn)


def network_page(actors: int, folder: Path) -> Path:
    """The page of a made-up network in which a tenth of the actors are accused by the rest."""
    chance = random.Random(1)  # noqa: S311 - only who accuses whom is drawn, always the same
    accused = max(1, actors // 10)
    edges = (
        (f"Actor {one:05}", "accuse", f"Actor {chance.randrange(accused):05}")
        for one in range(actors)
        for _ in range(2)
    )
    path = folder / f"{actors}.html"
    network = made(edges)
    start = time.perf_counter()
    write_page(PageData(network), path)
    took = time.perf_counter() - start
    print_free(f"writing the page of {actors} actors, seconds", took)
    return path


def main() -> None:
    """Measure and print."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        print_figure("first paint", "no Chromium on this machine", "1")
        return
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = Path(scratch)
        kg, seed = str(folder / "kg"), folder / "seed.html"
        for call in (["build", str(ROOT / "seeds")], ["view", "-o", str(seed)]):
            subprocess.run(
                [sys.executable, "-m", "viz.cli", *call, "--kg", kg],
                cwd=ROOT,
                check=True,
                stdout=subprocess.DEVNULL,
            )
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        pages = {"the seed": seed}
        pages |= {f"{n} actors": network_page(n, folder) for n in (500, 2000, 10_000)}
        for what, path in pages.items():
            first, drawn = paints(browser, path)
            if path == seed:
                print_figure("first paint of the seed, seconds", f"{first:.2f}", "1")
            else:
                print_free(f"first paint of {what}, seconds", first)
            print_free(f"canvas drawn of {what}, seconds", drawn)
        browser.close()


if __name__ == "__main__":
    main()
