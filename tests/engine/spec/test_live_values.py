"""Live values are written back where their paths say, and nowhere else."""

import pytest

from engine.spec import Clipping, ExperimentSpec
from engine.spec.live import with_live_values
from tests.engine.checks.specs import chained
from tests.engine.findings.evidence import start


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
