"""The engine says what its functions take: `Any` stands where a type is not known, and never in a layer's record."""

import re
from pathlib import Path

ENGINE = Path(__file__).resolve().parents[2] / "engine"
MOST_LINES = 60
"""Lines with the word; tables of records, what libraries leave untyped, and values behind a path of a spec need it."""


def lines_with_any() -> list[str]:
    return [
        f"{path.relative_to(ENGINE)}: {line.strip()}"
        for path in sorted(ENGINE.rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"\bAny\b", line)
    ]


def test_few_lines_of_the_engine_leave_a_type_open() -> None:
    found = lines_with_any()
    assert len(found) < MOST_LINES, "\n".join(found)


def test_the_record_of_a_layer_leaves_no_type_open() -> None:
    assert [line for line in lines_with_any() if line.startswith("layers/definition.py")] == []
