"""Exported PyTorch programs, run: they compute what Backlight computes, and train as it does."""

import importlib.util
import io
import math
import zipfile
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from engine import registry
from engine.compile.cache import ExecutableCache
from engine.datasets.prepare import prepare
from engine.export import EXPORTS, Subject
from engine.export.blocks import Block, Reading
from engine.export.pytorch.helpers import HELPERS
from engine.export.pytorch.losses import LOSSES, LossCall, loss_lines
from engine.export.pytorch.network import MAKERS
from engine.export.pytorch.optimizers import OPTIMIZERS, SCHEDULES
from engine.export.pytorch.piece import MODULE
from engine.labs import LABS
from engine.layers import LAYERS as LAYER_RECORDS
from engine.losses import LOSSES as LOSS_RECORDS
from engine.run import Run
from engine.schedules import SCHEDULES as SCHEDULE_RECORDS
from engine.spec import ExperimentSpec
from tests.engine.components.cases import LAYER_CASES, LayerCase, draw_arrays
from tests.engine.components.loss_cases import LOSS_CASES, LossCase, draw_loss_arrays, run_loss
from tests.engine.components.run_layer import FLOAT64, differences, run_layer
from tests.engine.experiments import Experiment, chain, dense, node
from tests.engine.tabular.houses import spec_in
from tests.oracle.stored import FLOAT64_TOLERANCE

torch = pytest.importorskip("torch", reason="PyTorch is not installed here: make oracle brings it")

pytestmark = pytest.mark.oracle


def namespace() -> dict[str, Any]:
    """What the lines of a program may use."""
    names: dict[str, Any] = {"torch": torch, "nn": torch.nn, "F": torch.nn.functional, "math": math, "np": np}
    for source in HELPERS.values():
        exec(compile(source, "helper", "exec"), names)
    return names


def first(value: Any) -> Any:
    """Images with their channels behind the batch, as programs have them."""
    return value.movedim(-1, 1) if value.ndim == 4 else value


def last(value: Any) -> Any:
    """The opposite of `first`."""
    return value.movedim(1, -1) if value.ndim == 4 else value


def block_of(case: LayerCase) -> Block:
    names = tuple(f"input_{number}" for number in range(len(case.shapes)))
    output = case.layer.output_shape(case.settings, case.shapes)
    return Block("layer", "layer", case.layer, case.settings, names, case.shapes, output, False, 1.0, {})


@pytest.mark.parametrize("case", [case for case in LAYER_CASES if case.type != "input"], ids=lambda case: case.name)
def test_a_layer_of_a_program_computes_what_the_layer_computes(case: LayerCase) -> None:
    arrays = draw_arrays(case, 4)
    block = block_of(case)
    piece = MAKERS[case.type](block)
    names = namespace()
    tensors = {name: torch.tensor(value, dtype=torch.float64) for name, value in arrays.items()}
    names |= {name: first(tensors[name][: case.examples]) for name in block.inputs}
    module = eval(piece.module, names).double() if piece.module else torch.nn.Module()
    module.train(case.training)
    own = dict(module.named_parameters()) | dict(module.named_buffers())
    for parameter, expression in piece.parameters.items():
        held = {name.partition("_")[2]: value for name, value in tensors.items() if name[:5] in ("weigh", "state")}
        value = eval(expression.format(**{name: f"held[{name!r}]" for name in held}), {**names, "held": held})
        with torch.no_grad():
            own[parameter].copy_(value)
    output = last(eval(piece.value.replace(MODULE, "module"), {**names, "module": module, "self": module}))
    expected = run_layer(case, arrays, FLOAT64)["output"][: case.examples]
    np.testing.assert_allclose(output.detach().numpy()[: case.examples], expected, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("case", LOSS_CASES, ids=lambda case: case.name)
def test_a_loss_of_a_program_is_the_loss(case: LossCase) -> None:
    arrays = draw_loss_arrays(case, 4)
    prediction = torch.tensor(arrays["prediction"], dtype=torch.float64, requires_grad=True)
    target, names = torch.tensor(arrays["target"]), namespace()
    classes = int(prediction.shape[-1])
    reading = Reading("read", tuple(prediction.shape[1:]), folded=False)
    call = LossCall(case.loss, case.settings, reading, case.target, classes)
    labels = target.long() if case.target == "label" else target.argmax(-1) if case.target == "one_hot" else None
    as_values = target.double().flatten(1) if target.ndim > 1 else target.double()[:, None]
    batch = {
        "labels": labels,
        "values": as_values,
        "inputs": first(target.double()) if case.target == "input" else None,
    }
    scope = {**names, "outputs": {"read": first(prediction)}, "batch": batch}
    exec(compile("\n".join(loss_lines(call)), "loss", "exec"), scope)
    expected = run_loss(case, arrays, FLOAT64)
    each = scope["each"] if case.type != "sparsity_kl" else scope["each"][:1]
    cotangent = torch.tensor(arrays["cotangent"])[: len(each)]
    (each * cotangent).sum().backward()
    assert prediction.grad is not None
    found = {"losses": each.detach().numpy(), "gradient": prediction.grad.numpy()}
    gaps = differences(found, {name: expected[name][: len(found[name])] for name in found})
    assert max(gaps.values()) <= FLOAT64_TOLERANCE, gaps


def test_every_component_has_a_form_or_is_refused_by_name() -> None:
    assert {record.type for record in LAYER_RECORDS} == set(MAKERS)
    assert {record.type for record in LOSS_RECORDS} == set(LOSSES)
    assert {record.type for record in SCHEDULE_RECORDS} == set(SCHEDULES)
    refused = {"newton", "gauss_newton", "levenberg", "levenberg_marquardt", "bfgs", "l_bfgs"}
    assert {record.type for record in registry.OPTIMIZERS} == set(OPTIMIZERS) | refused


def opened(blob: bytes, folder: Path) -> ModuleType:
    """An exported program, imported from its own folder."""
    zipfile.ZipFile(io.BytesIO(blob)).extractall(folder)
    found = importlib.util.spec_from_file_location("exported_experiment", folder / "experiment.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


STEPS = 10
PROGRAM = next(record for record in EXPORTS if record.type == "pytorch")
WHOLE: dict[str, ExperimentSpec] = {lab.id: lab.spec for lab in LABS if lab.id in ("xor", "digits_cnn", "adding_lstm")}
WHOLE |= {
    lab.id: lab.spec
    for lab in LABS
    if lab.id in ("shapes_boxes", "shapes_pixels", "digits_autoencoder", "race_on_surfaces")
}
MIXED = Experiment(
    chain(
        dense("hidden", 6, use_bias=False),
        node("norm", "batch_norm"),
        node("act", "prelu"),
        dense("last", 4),
        dense("logits", 2),
    ),
    "logits",
    optimizer={"type": "adamw", "config": {"learning_rate": 0.02}},
    training={"l2": 0.01, "l1": 0.003, "clipping": {"by": "global_norm", "at": 0.5}, "class_weights": [1.0, 3.0]},
).spec(epochs=3)


def with_parts() -> ExperimentSpec:
    """Frozen nodes and single weights, a factor, a schedule, and a batch that leaves a rest."""
    changes = {"hidden": {"frozen": True}, "last": {"learning_rate_factor": 0.3}}
    changes["logits"] = {"frozen_weights": {"kernel": ((0, 0), (1, 1))}}
    nodes = [one.model_copy(update=changes.get(one.id, {})) for one in MIXED.network.nodes]
    network = MIXED.network.model_copy(update={"nodes": tuple(nodes)})
    schedule = {"type": "cosine", "config": {"epochs": 2.0}}
    training = {**MIXED.training.model_dump(), "batch_size": 7}
    return ExperimentSpec.model_validate(
        {**MIXED.model_dump(), "network": network.model_dump(), "schedule": schedule, "training": training}
    )


WHOLE |= {"penalties, clipping, class weights": MIXED, "frozen, factors, schedule": with_parts()}


def test_a_program_predicts_in_the_units_of_a_scaled_target(tmp_path: Path) -> None:
    spec = spec_in(tmp_path)
    prepared = prepare(spec.data, tmp_path)
    run = Run(spec, prepared, cache=ExecutableCache())
    run.compile()
    subject = Subject(spec, "Houses", 0, run.saved_weights(), read_data=lambda: prepared)
    program = opened(PROGRAM.write(subject), tmp_path)
    _, validation, _ = program.load_data(tmp_path / "data.npz")
    network = program.Network()
    program.load_weights(network, tmp_path / "weights.safetensors")
    shown = run.view("targets").arrays
    np.testing.assert_allclose(program.predict(network, validation), shown["predicted"], rtol=1e-5)
    assert shown["predicted"].min() > 200_000
    found, ours = program.evaluate(network, validation), run.evaluate("validation")
    assert found["mse"] == pytest.approx(ours["mse"], rel=1e-4)
    assert found["loss"] == pytest.approx(ours["loss"], rel=1e-4)


@pytest.mark.parametrize("name", WHOLE)
def test_a_program_evaluates_and_trains_as_the_experiment_does(name: str, tmp_path: Path) -> None:
    spec = WHOLE[name]
    prepared = prepare(spec.data, None)
    run = Run(spec, prepared, cache=ExecutableCache())
    run.compile()
    subject = Subject(spec, name, 0, run.saved_weights(), read_data=lambda: prepared)
    program = opened(PROGRAM.write(subject), tmp_path)
    training, validation, _ = program.load_data(tmp_path / "data.npz")
    network = program.Network()
    program.load_weights(network, tmp_path / "weights.safetensors")
    before = run.evaluate("validation")
    found = program.evaluate(network, validation)
    assert found["loss"] == pytest.approx(before["loss"], rel=1e-5)
    if "accuracy" in found:
        assert found["accuracy"] == pytest.approx(before["accuracy"], abs=1e-6)
    none = {part: rows[:0] for part, rows in validation.items()}
    losses = program.train(network, training, none, steps=STEPS)
    assert len(losses) == STEPS
    run.advance(STEPS)
    (tmp_path / "after.safetensors").write_bytes(run.saved_weights())
    wanted = program.Network()
    program.load_weights(wanted, tmp_path / "after.safetensors")
    for (parameter, value), other in zip(network.state_dict().items(), wanted.state_dict().values(), strict=True):
        if not parameter.endswith("num_batches_tracked"):
            size = float(other.abs().max()) + 1e-6
            assert float((value - other).abs().max()) / size < 1e-3, parameter
