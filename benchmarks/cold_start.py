"""How long a command takes from nothing, against the least a command line of typer and rich can do.

    python benchmarks/cold_start.py [RUNS]

Whole processes, in turn (A B A B …), each RUNS times (default 30) after two warm-ups, in one folder of
their own. Prints medians in milliseconds and, for each command, the median of the ratios pair by pair.
Ends with 1 if a ratio is above its bound. Run it with a Python that has briefcli installed, not in
editable mode: pip compiles what it installs, and start-up is mostly reading compiled modules.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

_HELLO = """
import typer

app = typer.Typer()

@app.command()
def line(name: str = "world") -> None:
    print("hello", name)

@app.command()
def table(name: str = "world") -> None:
    from rich.console import Console
    from rich.table import Table

    drawn = Table("greeting", "name")
    drawn.add_row("hello", name)
    Console().print(drawn)

app()
"""


class Pair(NamedTuple):
    """A command of briefcli, the hello it is held against, and the ratio it is to stay below."""

    command: tuple[str, ...]
    hello: str
    bound: float | None


PAIRS = (
    Pair(("ask", "5G基站", "-f", "table"), "table", 1.65),
    Pair(("ask", "5G基站", "-f", "json"), "line", 2.0),
    Pair(("figures", "5G基站", "-f", "json"), "line", None),
    Pair(("check", "全国累计建成5G基站达到364.7万个", "-f", "json"), "line", None),
    Pair(("topics",), "line", None),
    Pair(("show", "2"), "line", None),
    Pair(("speakers",), "line", None),
    Pair(("--help",), "line", None),
)


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """How long a process takes, in seconds of the clock."""
    began = time.perf_counter()
    subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=True, timeout=60
    )
    return time.perf_counter() - began


def main() -> int:
    """Measure and print; 1 if a bound is broken."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    broken = False
    with tempfile.TemporaryDirectory() as folder:
        hello = Path(folder, "hello.py")
        hello.write_text(_HELLO, encoding="utf-8")
        environment = {**os.environ, "BRIEFCLI_HOME": str(Path(folder, "home"))}
        script = Path(sys.executable).with_name("briefcli")
        program = [str(script)] if script.exists() else [sys.executable, "-m", "briefcli"]
        first = seconds([*program, "ask", "5G基站"], environment)
        print(f"first run, dictionary and index built: {first:.2f} s (bound 3)")
        broken = broken or first > 3  # noqa: PLR2004  # seconds, the bound just printed
        print(f"{'command':32} {'ms':>7} {'hello ms':>9} {'ratio':>6} {'bound':>6}")
        for pair in PAIRS:
            ours, theirs = [], []
            for run in range(runs + 2):
                one = seconds([*program, *pair.command], environment)
                other = seconds([sys.executable, str(hello), pair.hello], environment)
                if run > 1:
                    ours.append(one)
                    theirs.append(other)
            ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
            name = "briefcli " + " ".join(pair.command)
            bound = f"{pair.bound:.2f}" if pair.bound else ""
            print(
                f"{name:32} {statistics.median(ours) * 1000:7.0f} "
                f"{statistics.median(theirs) * 1000:9.0f} {ratio:6.2f} {bound:>6}"
            )
            broken = broken or bool(pair.bound and ratio > pair.bound)
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
