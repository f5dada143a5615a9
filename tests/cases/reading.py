"""Reported cases: an experiment, and what Backlight has to say of it."""

import json
from pathlib import Path
from typing import Any

from engine.checks import check
from engine.checks.result import CheckResult

Json = dict[str, Any]


def read_case(number: int) -> Json:
    """The case of that number."""
    (path,) = Path(__file__).parent.glob(f"{number:02d}_*.json")
    return json.loads(path.read_text(encoding="utf-8"))


def check_case(number: int) -> CheckResult:
    """What `check` says of its experiment."""
    return check(read_case(number)["spec"])


def codes(problems: Any) -> list[tuple[str, str | None]]:
    """(code, node) of problems or warnings."""
    return [(problem.code, problem.node_id) for problem in problems]
