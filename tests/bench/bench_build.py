"""Peak memory of a build, and how fast the answers come.

The build reads 100 articles and one document of the greatest size that is allowed.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parent))

from material import ROOT, articles, print_figure, write_articles

from graph.reading import MAX_CHARACTERS

COMMAND = [sys.executable, "-m", "viz.cli"]


def run(*arguments: str) -> tuple[float, float]:
    """Wall and CPU seconds of a call of the command, its start included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run([*COMMAND, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as scratch:
        folder, kg = Path(scratch) / "articles", str(Path(scratch) / "kg")
        count = write_articles(folder, 65_000)
        longest = "\n".join(articles(MAX_CHARACTERS // 5))[: MAX_CHARACTERS - 1]
        (folder / "longest.txt").write_text(longest, encoding="utf-8")
        run("build", str(folder), "--kg", kg)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024**2
        print_figure(f"peak memory of a build of {count + 1} documents, GB", f"{peak:.2f}", "1.6")
        _, cpu = run("build", str(folder), "--kg", kg)
        print_figure("build of the same, unchanged, CPU seconds", f"{cpu:.2f}", "1")
        walls = [run("ask", "who-accuses-whom", "--kg", kg)[0] for _ in range(5)]
        what = "jaccuse ask who-accuses-whom with its start, seconds (best of 5)"
        print_figure(what, f"{min(walls):.2f}", "1")
    seed = tempfile.TemporaryDirectory()
    with seed as scratch:
        kg = str(Path(scratch) / "kg")
        run("build", str(ROOT / "seeds"), "--kg", kg)
        walls = [run("ask", "claims", "--format", "csv", "--kg", kg)[0] for _ in range(5)]
        what = "jaccuse ask claims on the seed with its start, seconds (best of 5)"
        print_figure(what, f"{min(walls):.2f}", "1")


if __name__ == "__main__":
    main()
