"""The bench of seeded faults, thinned: faults of one network that share what is compiled."""

from pathlib import Path

import pytest

from bench.faults.cases import Case, cases, is_worse
from bench.faults.edits import with_edits
from bench.faults.judging import before_play, in_training
from bench.faults.kinds import FAULTS
from bench.faults.nets import NETS
from bench.faults.programs import real_cases
from bench.faults.record import Score
from bench.faults.results import judge, restored
from bench.faults.training import Trainer
from engine.errors import InsertNode, RemovePart, SetValue

THINNED = (
    "Rate x 100",
    "Rate / 100",
    "Rate / 10,000",
    "Schedule x 0.3 an epoch",
    "L2 of 1",
    "Biases of -10",
    "1 epoch",
)
TABLE = tuple(net for net in NETS if net.id == "table")


@pytest.fixture(scope="module")
def trainer(tmp_path_factory: pytest.TempPathFactory) -> Trainer:
    return Trainer(Path(tmp_path_factory.mktemp("faults")), workers=1)


def chosen() -> list[Case]:
    return [case for case in cases((0,), TABLE) if case.fault.id in THINNED]


def test_hurtful_faults_are_reported_by_their_cause_and_cured_by_the_first_cure_and_the_twin_reports_nothing(
    trainer: Trainer,
) -> None:
    found = chosen()
    assert len(found) == len(THINNED)
    trainer.train([(found[0].sound, found[0].net.steps), *((case.faulty, case.net.steps) for case in found)])
    twin = trainer.find((found[0].sound, found[0].net.steps))
    assert twin is not None
    assert [*before_play(found[0].sound), *in_training(twin)] == []
    verdicts = [each for case in found if (each := judge(case, trainer)) is not None]
    assert [each.case.fault.id for each in verdicts if not (each.row.hurts and each.row.right and each.cures)] == []
    trainer.train([cure for each in verdicts for cure in each.cures[:1]])
    assert sum(restored(each, trainer)[0] for each in verdicts) >= 6


def test_a_bench_whose_time_is_over_begins_no_run_and_the_next_one_goes_on(tmp_path: Path) -> None:
    case = next(iter(cases((0,), TABLE)))
    late = Trainer(tmp_path, workers=1, minutes=0.0)
    late.train([(case.sound, 2)])
    assert late.find((case.sound, 2)) is None
    later = Trainer(tmp_path, workers=1, minutes=60.0)
    later.train([(case.sound, 2)])
    assert later.find((case.sound, 2)) is not None


def test_every_kind_can_be_made_in_some_network_and_is_another_spec() -> None:
    made = {case.fault.id for case in cases((0,)) if case.faulty != case.sound}
    assert made == {fault.id for fault in FAULTS}
    assert len(FAULTS) >= 24


@pytest.mark.parametrize(
    ("score", "twin", "worse"),
    [
        (Score(0.9, None), Score(0.94, None), False),
        (Score(0.88, None), Score(0.94, None), True),
        (Score(None, None), Score(0.5, None), True),
        (Score(None, 0.109), Score(None, 0.1), False),
        (Score(None, 0.13), Score(None, 0.1), True),
        (Score(None, None), Score(None, 0.1), True),
    ],
)
def test_a_run_hurts_by_five_points_or_a_tenth_of_the_loss(score: Score, twin: Score, worse: bool) -> None:
    assert is_worse(score, twin) is worse


def test_a_program_and_its_fix_start_with_equal_weights_where_they_have_the_same_layers() -> None:
    """48221692 loses a sigmoid behind its last layer and 39217567 three of its activations: no layer with weights."""
    for name, layers in (("48221692", ["dense_1", "dense_2"]), ("39217567", ["dense_1", "dense_2", "dense_3"])):
        (case,) = (each for each in real_cases() if each.net.id == name)
        for half in (case.faulty, case.sound):
            assert [node.id for node in half.network.nodes if node.type == "dense"] == layers


def test_edits_are_made_as_the_page_makes_them() -> None:
    spec = TABLE[0].spec
    edits = (
        InsertNode(layer="dropout", config={"rate": 0.1}, source="relu_1", target="dense_2"),
        RemovePart(path="network.nodes.relu_2"),
        SetValue(path="network.nodes.dense_1.config.units", value=5),
        SetValue(path="training.l2", value=0.5),
    )
    changed = with_edits(spec, edits)
    wires = {(edge.source, edge.target) for edge in changed.network.edges}
    assert {("relu_1", "dropout_1"), ("dropout_1", "dense_2"), ("dense_2", "output")} <= wires
    assert "relu_2" not in {node.id for node in changed.network.nodes}
    assert (changed.network.nodes[1].config["units"], changed.training.l2) == (5, 0.5)
