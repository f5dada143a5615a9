"""What a checker is told to overlook has its reason beside it; nothing is left for later."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Written in parts: this file is read as well.
PYTHON = re.compile(r"#\s*(?:no" + r"qa|type: ig" + r"nore|pyright: ig" + r"nore)\b(?P<rest>.*)")
PAGE = re.compile(
    r"(?:bio" + r"me-ignore(?:-all|-start)?|@ts-ig" + r"nore|@ts-ex" + r"pect-error|esl" + r"int-disable)\b(?P<rest>.*)"
)
REASON = re.compile(r"(?::\s*[A-Z]+[0-9]+(?:,\s*[A-Z]+[0-9]+)*|\[[\w, -]+\])\s*(?:-|#)\s*\S.*")
PAGE_REASON = re.compile(r"\s+(?:lint/\w+/\w+|format|assist/\w+/\w+):\s*\S.*")
LATER = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")


def tracked(*suffixes: str) -> Iterator[tuple[str, int, str]]:
    """Every line of the tracked source files: name, number, text."""
    listing = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in listing.stdout.splitlines():
        path = ROOT / name
        if name.endswith(suffixes) and "generated" not in path.parts and path.is_file():
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                yield name, number, line


def unexplained(line: str, marks: re.Pattern[str], reason: re.Pattern[str]) -> bool:
    """Whether the line overlooks something without naming what and why."""
    found = marks.search(line)
    return found is not None and reason.match(found["rest"]) is None


@pytest.mark.parametrize(
    ("line", "is_unexplained"),
    [
        ("x = 1  # no" + "qa", True),
        ("x = 1  # no" + "qa: S603", True),
        ("x = 1  # no" + "qa: S603 - our own command", False),
        ("x = y  # type: ig" + "nore[arg-type]", True),
        ("x = y  # pyright: ig" + "nore[reportX]  # JAX adds it", False),
        ("x = y  # type: ig" + "nore", True),
    ],
)
def test_a_bare_suppression_is_recognised(line: str, is_unexplained: bool) -> None:
    assert unexplained(line, PYTHON, REASON) is is_unexplained


def test_every_suppression_in_python_has_its_reason() -> None:
    assert [f"{name}:{number}" for name, number, line in tracked(".py") if unexplained(line, PYTHON, REASON)] == []


def test_every_suppression_on_the_page_has_its_reason() -> None:
    lines = tracked(".ts", ".tsx", ".css", ".mjs")
    assert [f"{name}:{number}" for name, number, line in lines if unexplained(line, PAGE, PAGE_REASON)] == []


def test_nothing_is_left_for_later() -> None:
    lines = tracked(".py", ".ts", ".tsx", ".css")
    assert [f"{name}:{number}" for name, number, line in lines if LATER.search(line)] == []
