"""Questions from public threads as small specs: the first sentence is the verdict that the thread came to.

A case says what differs from the thread: networks are as small, and data as near, as the verdict allows.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from engine.checks import check
from engine.spec import ExperimentSpec
from tests.cases.findings_cases import codes, train

CASES = {
    path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (Path(__file__).parent / "cases").iterdir()
}
ON_THE_PAGE = {name: case for name, case in CASES.items() if not case["steps"]}
IN_TRAINING = {name: case for name, case in CASES.items() if case["steps"]}


def before_play(case: dict[str, Any]) -> list[str]:
    result = check(ExperimentSpec.model_validate(case["spec"]).model_dump(mode="json"))
    return [problem.code for problem in (*result.problems, *result.warnings)]


def test_there_are_more_than_twenty_from_public_threads() -> None:
    assert len({case["source"] for case in CASES.values() if case["source"].startswith("https://")}) >= 20


@pytest.mark.parametrize("name", ON_THE_PAGE)
def test_the_verdict_is_reported_before_play(name: str) -> None:
    case = ON_THE_PAGE[name]
    assert before_play(case)[0] in case["reported"]


@pytest.mark.usefixtures("quick_programs")
@pytest.mark.parametrize("name", IN_TRAINING)
def test_the_verdict_is_the_first_sentence_of_a_short_run(name: str) -> None:
    case = IN_TRAINING[name]
    said = before_play(case)
    if not said:
        _, events = train(ExperimentSpec.model_validate(case["spec"]), case["steps"])
        said = codes(events)
    assert said[:1] == case["reported"][:1]
