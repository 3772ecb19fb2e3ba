"""The results as a table."""

from collections.abc import Iterable
from typing import Any

from benchmark.limits import LIMITS, Limit
from benchmark.ratios import RATE, SECONDS, Row

PARTS = {
    "epochs": "Epochs of the small problem",
    "batches": "Mini-batches of 256, shuffled",
    "saving": "Saving and loading",
    "tables": "Reading a table",
}
HEAD = """# The benchmark's results

Written by `tools/benchmark/run.py` on {date}; do not edit, run it again. [README.md](README.md) says how to read this.
{quick}
{machine}; the run took {minutes} minutes.

{versions}.
"""


def figure(row: Row, number: float) -> str:
    """A number as its unit is read."""
    if row.unit == SECONDS:
        return f"{number * 1e3:.3g} ms" if number < 1 else f"{number:.2f} s"
    if row.unit == RATE:
        return f"{number / 1e6:.3g} million/s" if number >= 1e6 else f"{number:,.0f}/s"
    return f"{number:,.0f}" if number >= 1000 else f"{number:.3f}"


def verdict(limit: Limit, rows: Iterable[Row]) -> tuple[Row | None, str]:
    """The row that a limit names, and "yes", "**no**", or why there is none."""
    found = [row for row in rows if (row.part, row.name, row.over) == (limit.part, limit.name, limit.over)]
    if not found or found[0].median is None:
        return None, found[0].note if found else "not measured"
    return found[0], "yes" if found[0].median <= limit.at_most else "**no**"


def render(results: dict[str, Any]) -> str:
    """All of results.md."""
    rows = results["rows"]
    text = HEAD.format(
        date=results["date"],
        minutes=results.get("minutes", "?"),
        quick="**A quick run:** fewer pairs and smaller sizes than the README says.\n" if results["quick"] else "",
        machine="; ".join(f"{name}: {value}" for name, value in results["machine"].items()),
        versions=", ".join(f"{name} {value}" for name, value in results["versions"].items()),
    )
    lines = [text, "## What is promised", "", "| what | at most | measured | quartiles | holds |", "|---|---|---|---|---|"]
    for limit in (limit for limit in LIMITS if limit.part in {row.part for row in rows}):
        row, holds = verdict(limit, rows)
        measured, spread = ("", "") if row is None else (figure(row, row.median or 0.0), _spread(row))
        lines.append(f"| {limit.what} | {limit.at_most:.2f} | {measured} | {spread} | {holds} |")
    for part, title in PARTS.items():
        own = [row for row in rows if row.part == part]
        if own:
            lines += [
                "",
                f"## {title}",
                "",
                "| what | over | unit | median | quartiles | pairs | |",
                "|---|---|---|---|---|---|---|",
            ]
            lines += [_line(row) for row in sorted(own, key=lambda row: row.over == "")]
    return "\n".join(lines) + "\n"


def _spread(row: Row) -> str:
    if row.count < 2 or row.lower is None or row.upper is None:
        return ""
    return f"{figure(row, row.lower)} to {figure(row, row.upper)}"


def _line(row: Row) -> str:
    median = "" if row.median is None else figure(row, row.median)
    return f"| {row.name} | {row.over} | {row.unit} | {median} | {_spread(row)} | {row.count or ''} | {row.note} |"
