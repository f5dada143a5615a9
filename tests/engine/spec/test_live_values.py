"""Live values are written back where their paths say, and nowhere else."""

import pytest

from engine.errors import EngineError
from engine.spec import Clipping, ExperimentSpec
from engine.spec.live import with_live_values
from tests.engine.checks.specs import chained
from tests.engine.findings.evidence import start

pytestmark = pytest.mark.usefixtures("quick_programs")


def spec() -> ExperimentSpec:
    raw = chained(("drop", "dropout", {"rate": 0.5}), ("logits", "dense", {"units": 2}))
    made = ExperimentSpec.model_validate(raw)
    return made.model_copy(update={"training": made.training.model_copy(update={"clipping": CLIPPING})})


CLIPPING = Clipping(by="global_norm", at=1.0)


@pytest.mark.parametrize(
    ("path", "read"),
    [
        ("optimizer.config.learning_rate", lambda changed: changed.optimizer.config["learning_rate"]),
        ("training.l1", lambda changed: changed.training.l1),
        ("training.clipping.at", lambda changed: changed.training.clipping.at),
        ("network.nodes.drop.config.rate", lambda changed: changed.network.nodes[1].config["rate"]),
    ],
)
def test_a_live_value_lands_at_its_path(path: str, read: object) -> None:
    assert callable(read)
    changed = with_live_values(spec(), {path: 0.25})
    assert read(changed) == 0.25
    assert changed != spec()


@pytest.mark.parametrize("value", [0.99999999, 1.0, -0.1])
def test_a_live_value_that_rounds_onto_an_open_bound_is_refused_and_changes_nothing(value: float) -> None:
    raw = chained(("logits", "dense", {"units": 2}), optimizer={"type": "adam"})
    run = start(ExperimentSpec.model_validate(raw))
    before = run.live()
    with pytest.raises(EngineError) as refused:
        run.set_live("optimizer.config.beta2", value)
    assert [problem.code for problem in refused.value.problems] == ["live_value_out_of_range"]
    assert run.live() == before


def test_a_run_that_diverges_at_its_first_update_reports_the_loss_it_started_from() -> None:
    # Such a spec is refused; here it stands for whatever makes the first update infinite.
    endless = {"type": "adam", "config": {"beta2": 0.99999999}}
    raw = chained(("logits", "dense", {"units": 2}), optimizer=endless)
    events = start(ExperimentSpec.model_validate(raw)).advance(5).events
    diverged = next(event for event in events if event.kind == "diverged")
    assert diverged.detail["step"] == 1
    reported = next(event.detail for event in events if event.kind == "finding")
    values = reported["values"]
    assert isinstance(values, dict)
    assert isinstance(values["start"], float)
    assert 0.1 < values["start"] < 3


def test_a_cure_begins_from_the_rate_that_people_have_turned_to() -> None:
    run = start(ExperimentSpec.model_validate(chained(("logits", "dense", {"units": 2}))))
    run.set_live("optimizer.config.learning_rate", 3e5)
    events = run.advance(200).events
    cures = [event.detail["cures"] for event in events if event.kind == "finding"]
    assert cures
    first = cures[0]
    assert isinstance(first, list)
    assert first[0]["code"] == "lower_rate"
    offered = first[0]["spec"]["optimizer"]["config"]["learning_rate"]
    assert offered < 1
    assert f"{offered:e}".startswith("3.0")
