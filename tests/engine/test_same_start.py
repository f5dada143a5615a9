"""What is said of two runs' initial weights and batches is what they really are, bit for bit."""

from typing import Any

import pytest

from engine.datasets.prepare import prepare
from engine.same_start import Start, batch_causes, layer_starts, lone_layers
from engine.spec import ExperimentSpec
from tests.engine.experiments import Experiment, chain, dense, make_run, node, points, same, train

pytestmark = pytest.mark.usefixtures("server_programs")

Changes = dict[str, dict[str, Any]]

LAYERS = ("one", "two", "three", "four", "norm", "held", "out")


def start(seed: int = 3, width: int = 2, edited: tuple[str, ...] = (), **changes: dict[str, Any]) -> Start:
    """Three layers that are one loop, one that scales, two that draw nothing, and a last one."""
    held = {"weight_initializer": {"type": "constant", "config": {"value": 0.25}}}
    settings: Changes = {"held": held, "four": {"weight_initializer": {"type": "orthogonal"}}} | changes
    names = ("one", "two", "three", "four", "held")
    layers = [dense(name, settings.get(name, {}).get("units", 4), **_kernel(settings, name)) for name in names]
    network = chain(*layers[:4], node("norm", "batch_norm"), layers[4], dense("out", 2, **_kernel(settings, "out")))
    return Start(Experiment(network, "out").spec(seed=seed), (width,), edited)


def _kernel(settings: Changes, name: str) -> dict[str, Any]:
    return {key: value for key, value in settings.get(name, {}).items() if key != "units"}


GIVEN = {"weight_initializer": {"type": "given", "config": {"values": [0.25] * 16}}}

CASES = {
    "nothing": (start(), {}),
    "the seed": (start(seed=4), dict.fromkeys(("one", "two", "three", "four", "out"), ("seed",))),
    "a size": (start(two={"units": 5}), {"two": ("shape",), "three": ("shape",)}),
    "the width of the data": (start(width=3), {"one": ("shape",)}),
    "an initialiser": (start(three={"weight_initializer": {"type": "he_normal"}}), {"three": ("initializer",)}),
    "its setting": (
        start(four={"weight_initializer": {"type": "orthogonal", "config": {"gain": 2.0}}}),
        {"four": ("initializer",)},
    ),
    "the way to write a number": (start(held=GIVEN), {}),
    "what is drawn and the seed": (
        start(seed=4, held={"weight_initializer": {"type": "normal"}}),
        dict.fromkeys(("one", "two", "three", "four", "out"), ("seed",)) | {"held": ("initializer", "seed")},
    ),
}


@pytest.mark.parametrize(("other", "causes"), CASES.values(), ids=CASES)
def test_layers_said_to_start_alike_have_the_same_bits_and_no_others(
    other: Start, causes: dict[str, tuple[str, ...]]
) -> None:
    reported = {layer.node_id: layer.causes for layer in layer_starts(start(), other)}
    assert reported == {name: causes.get(name, ()) for name in LAYERS}
    before, after = (make_run(each.spec, points(width=each.input_shape[0])).weights() for each in (start(), other))
    equal = {
        name: before[name].keys() == after[name].keys()
        and all(same(array, after[name][key]) for key, array in before[name].items())
        for name in LAYERS
    }
    assert equal == {name: not causes.get(name) for name in LAYERS}


def test_layers_are_known_by_their_address_and_those_of_one_run_alone_are_left_out() -> None:
    longer = Start(Experiment(chain(dense("two", 4), dense("new", 4), dense("out", 2)), "out").spec(), (2,))
    assert [(layer.node_id, layer.causes) for layer in layer_starts(start(), longer)] == [
        ("two", ("shape",)),
        ("out", ()),
    ]
    assert lone_layers(start(), longer) == ("one", "three", "four", "norm", "held", "new")
    assert lone_layers(start(), start(seed=4)) == ()


def test_a_weight_set_by_hand_before_the_first_step_and_another_precision_are_causes() -> None:
    reported = {layer.node_id: layer.causes for layer in layer_starts(start(), start(edited=("two",)))}
    assert reported == {name: ("edited",) if name == "two" else () for name in LAYERS}
    precise = start()
    training = precise.spec.training.model_copy(update={"precision": "float64"})
    other = precise._replace(spec=precise.spec.model_copy(update={"training": training}))
    assert {layer.causes for layer in layer_starts(start(), other)} == {("precision",)}


def test_saved_weights_are_alike_by_file_and_node_whatever_the_seed() -> None:
    def saved(seed: int, file: str) -> Start:
        given = start(seed=seed)
        raw = given.spec.model_dump(mode="json")
        taken = next(each for each in raw["network"]["nodes"] if each["id"] == "one")
        taken["weights_from"] = {"weights": file * 64, "node": "one"}
        return given._replace(spec=type(given.spec).model_validate(raw))

    def first(one: Start, other: Start) -> tuple[str, ...]:
        return next(layer.causes for layer in layer_starts(one, other) if layer.node_id == "one")

    assert first(saved(3, "a"), saved(4, "a")) == ()
    assert first(saved(3, "a"), saved(3, "b")) == ("saved",)
    assert first(start(), saved(3, "a")) == ("saved",)


EQUAL = {"type": "constant", "config": {"value": 0.25}}
HELD = {"type": "sgd", "config": {"learning_rate": 1e-12}}
STEPS = 12

BATCHES: dict[str, tuple[Changes, tuple[str, ...]]] = {
    "nothing": ({}, ()),
    "what updates the weights": ({"training": {"epochs": 7, "precision": "float32"}}, ()),
    "a default written out": ({"data": {"config": {}, "split": {"seed": 0}}}, ()),
    "the seed": ({"training": {"seed": 4}}, ("seed",)),
    "the batch size": ({"training": {"batch_size": 9}}, ("batch_size",)),
    "the split": ({"data": {"split": {"seed": 1}}}, ("data",)),
    "preprocessing": ({"data": {"preprocessing": [{"type": "standardize"}]}}, ("data",)),
    "augmentation": ({"data": {"augmentations": [{"type": "shift"}]}}, ("augmentation",)),
    "two of them": ({"training": {"seed": 4}, "data": {"split": {"seed": 1}}}, ("seed", "data")),
}


def held(changes: Changes) -> ExperimentSpec:
    """An experiment whose weights are the same whatever the seed and stay, so that its losses tell its batches."""
    network = chain(node("flat", "flatten"), dense("out", 10, weight_initializer=EQUAL))
    experiment = Experiment(network, "out", data="digits", loss="mse", target="one_hot", optimizer=HELD)
    document = experiment.spec().model_dump(mode="json")
    return ExperimentSpec.model_validate(document | {part: document[part] | new for part, new in changes.items()})


def losses_of(spec: ExperimentSpec) -> list[float]:
    """The loss of each batch."""
    reports, _ = train(make_run(spec, prepare(spec.data, None)), STEPS, STEPS)
    return [float(loss) for report in reports for loss in report.arrays["scalar_buckets"][0, :, 3]]


@pytest.mark.parametrize(("changes", "causes"), BATCHES.values(), ids=BATCHES)
def test_batches_said_to_be_the_same_have_the_same_losses_and_no_others(
    changes: Changes, causes: tuple[str, ...]
) -> None:
    plain, other = held({}), held(changes)
    assert batch_causes(plain, other) == causes
    assert (losses_of(plain) == losses_of(other)) is (causes == ())
