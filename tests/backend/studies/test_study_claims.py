"""What labs claim of a study: judged by the study's own numbers once it has ended, and kept with it."""

from typing import Any

import numpy as np
import pytest
from starlette.testclient import TestClient

from backend.settings import Settings
from engine.catalog import find_lab_studies, judge_study
from engine.errors import EngineError, Problem
from engine.labs import LABS
from engine.labs.claims import StudyOutcome
from engine.labs.definition import Lab, LabStudy
from engine.labs.rates import RATE
from engine.spec import Component
from engine.studies.definition import Member, MemberChange
from engine.studies.figures import MemberCurve, MemberFigures, MemberRecord
from tests.backend.conftest import open_client
from tests.backend.studies.paced import PacedPool, begin, until

BY_ID = {lab.id: lab for lab in LABS}


def study_of(lab: str, name: str) -> tuple[Lab, LabStudy]:
    return BY_ID[lab], next(one for one in BY_ID[lab].studies if one.id == name)


def body_of(lab: str, name: str, **settings: Any) -> dict[str, Any]:
    """What the page sends when the study of a lab is begun."""
    own, study = study_of(lab, name)
    config = {**study.study.config, **settings}
    return {"spec": own.spec.model_dump(mode="json"), "study": {"type": study.study.type, "config": config}}


class FailingPool(PacedPool):
    """The third run that is asked for cannot be trained."""

    async def train_until(self, session_id: str, step: int) -> int:
        if len(self.asked) == 2:
            self.asked.append((session_id, step))
            raise EngineError(Problem(code="of_tomorrow", message="The sky fell."))
        return await super().train_until(session_id, step)


def test_claims_of_a_study_have_its_numbers_and_a_verdict_once_it_has_ended(settings: Settings) -> None:
    with open_client(settings, PacedPool()) as client:
        name, _ = begin(client, body_of("searches", "halving"))
        study = until(client, name, "finished")
    assert study["result"]["trained_steps"] == 2700
    assert study["claims"] == [
        {"lab": "searches", "index": 2, "value": 2700.0, "holds": True},
        {"lab": "searches", "index": 5, "value": 0.0, "holds": True},
        {"lab": "searches", "index": 6, "value": 1.0, "holds": True},
    ]


@pytest.mark.parametrize(("pool", "settings_of_study"), [(PacedPool(), {"seed": 1}), (FailingPool(), {})])
def test_nothing_is_claimed_of_another_study_nor_of_one_in_which_a_run_failed(
    settings: Settings, pool: PacedPool, settings_of_study: dict[str, Any]
) -> None:
    with open_client(settings, pool) as client:
        name, _ = begin(client, body_of("searches", "halving", **settings_of_study))
        assert until(client, name, "finished")["claims"] == []


def test_nothing_is_judged_of_a_study_that_was_ended_before(client: TestClient, pool: PacedPool) -> None:
    pool.held_at = 20
    name, owner = begin(client, body_of("searches", "grid"))
    ended = client.post(f"/api/studies/{name}/commands", json={"type": "cancel"}, headers=owner).json()
    assert (ended["status"], ended["claims"]) == ("cancelled", [])


@pytest.fixture
def pool() -> PacedPool:
    return PacedPool()


def test_a_study_is_that_of_a_lab_whatever_defaults_are_written_out() -> None:
    lab, study = study_of("searches", "halving")
    written = {**study.study.config, "metric": "loss", "solved": None}
    found = find_lab_studies(lab.spec, Component(type="halving", config=written))
    assert [(one.id, own.id) for one, own in found] == [("searches", "halving")]
    assert find_lab_studies(BY_ID["xor"].spec, study.study) == []


def record(number: int, reached: int | None, loss: float) -> MemberRecord:
    """A member whose training loss falls below 0.3 after so many steps, None: never. loss: its last on validation."""
    curve = MemberCurve(steps=[1, reached or 2], values=[2.3, 0.5 if reached is None else 0.2])
    figures = MemberFigures(step=2048, evaluation={"loss": loss}, evaluated_at=2048, loss=curve)
    return MemberRecord(number, "done", figures, np.zeros((0, 3)), loss, 2048, 1, {})


def test_numbers_are_measured_by_member_one_that_is_never_reached_is_infinite_and_a_claim_can_fail() -> None:
    lab, study = study_of("learning_rates", "rates")
    members: list[Member] = []
    for at in range(9):
        optimizer = Component(type="sgd", config={"learning_rate": 0.001 * 3**at})
        change = MemberChange(path=RATE, value=0.001 * 3**at)
        members.append(Member((change,), lab.spec.model_copy(update={"optimizer": optimizer}), 40))
    reached = (2000, 600, 200, 100, 40, 25, 50, 100, None)
    records = tuple(record(at, steps, 0.1 + 0.01 * at) for at, steps in enumerate(reached))
    judged = judge_study(lab, study, StudyOutcome(tuple(members), records, None))
    assert [(one.index, one.value, one.holds) for one in judged] == [
        (0, 5.0, True),
        (1, 80.0, True),
        (2, float("inf"), True),
        (3, 0.0, False),
    ]


def test_what_cannot_be_measured_is_not_judged() -> None:
    lab, study = study_of("splits", "folds")
    assert judge_study(lab, study, StudyOutcome((), (), None)) == []
