"""The results as tables."""

from typing import Any

HEAD = """# A class on one server: the results

Written by `tools/classroom/run.py` on {date}; do not edit, run it again. [README.md](README.md) says how to read this.

{machine}; the run took {minutes:.1f} minutes.

{versions}.
"""
STEPS = {
    "logged in": "logged in",
    "server": "own server answers",
    "JupyterLab": "JupyterLab's page is loaded",
    "kernel": "notebook open, kernel answers",
    "cells": "last cell done",
    "saved": "saved",
}
ROLES = {"kernel": "a kernel", "server": "a learner's server", "hub": "the hub", "proxy": "the proxy"}


def render(results: dict[str, Any]) -> str:
    """All of results.md."""
    lines = [
        HEAD.format(
            date=results["date"],
            minutes=results["minutes"],
            machine="; ".join(f"{name}: {value}" for name, value in results["machine"].items()),
            versions=", ".join(f"{name} {value}" for name, value in results["versions"].items()),
        )
    ]
    return "\n".join([*lines, "## A class", "", *_lesson(results["class"])]).rstrip() + "\n"


def _lesson(lesson: dict[str, Any]) -> list[str]:
    plan, notes = lesson["plan"], []
    wrong = [diary for diary in lesson["diaries"] if diary["problem"] or diary["failed"] or diary["unlike"]]
    for diary in wrong:
        what = [
            diary["problem"],
            *diary["failed"][:3],
            *([f"other text in cells {diary['unlike']}"] if diary["unlike"] else []),
        ]
        notes.append(f"- **{diary['name']}**: {'; '.join(part for part in what if part)}")
    seconds = lesson["notebook_seconds"]
    lines = [
        f"**{lesson['finished']} of {plan['learners']} learners** ran all of `{plan['notebook']}` at once "
        f"on {lesson['cores']} cores: {lesson['cells']} cells, **{lesson['failed_cells']} failed**, "
        f"{lesson['unlike_cells']} printed other text than is stored.",
        f"From the first login to the last notebook saved: **{lesson['wall']:.0f} s**. "
        f"From JupyterLab's page to the last cell: {_three(seconds, '{:.0f} s')}.",
        "",
        f"Settings: {_settings_text(lesson['settings'])}.",
        "",
        "| reached, seconds after the start | quickest | median | slowest |",
        "|---|---|---|---|",
        *(f"| {text} | {_cells(lesson['reached'][step], '{:.1f}')} |" for step, text in STEPS.items()),
        "",
        "| memory (PSS), MiB | least | median | most |",
        "|---|---|---|---|",
        *(f"| {text} | {_cells(lesson['memory'][role], '{:.0f}')} |" for role, text in ROLES.items()),
        "",
        f"All together at once, at most: {lesson['memory_at_once']:.0f} MiB.",
        "",
        "| processor time, seconds | least | median | most |",
        "|---|---|---|---|",
        *(f"| {text} | {_cells(lesson['cpu'][role], '{:.1f}')} |" for role, text in ROLES.items()),
        "",
        f"Cores used by all of them: {lesson['cores_used']:.2f}; by the learners' side of the test: "
        f"{lesson['cores_of_the_test']:.2f}.",
        "",
    ]
    return [*lines, *notes, *([""] if notes else [])]


def _settings_text(given: dict[str, Any]) -> str:
    parts = [f"`{name}={value}`" for name, value in given["environment"].items()]
    parts += [f"at most {given['memory_mb']} MB that a process may write to"] if given["memory_mb"] else []
    parts += ["Matplotlib's font list in every home"] if given["skeleton"] else []
    return ", ".join(parts) or "none"


def _three(values: dict[str, float], form: str) -> str:
    if not values:
        return "nobody"
    return f"{form.format(values['least'])} to {form.format(values['most'])}, median {form.format(values['median'])}"


def _cells(values: dict[str, float], form: str) -> str:
    return " | ".join(form.format(values[name]) for name in ("least", "median", "most")) if values else "- | - | -"
