"""Exported ONNX models, run by onnxruntime: they predict what Backlight predicts."""

from dataclasses import replace
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import onnx
import pytest
from numpy.typing import NDArray

from engine.compile.cache import ExecutableCache
from engine.compile.executor import Executor
from engine.compile.live import first_values
from engine.compile.program import make_program
from engine.datasets.inputs import preprocess
from engine.datasets.prepare import prepare
from engine.export import EXPORTS, Subject
from engine.export.blocks import Block
from engine.export.onnx.graph import Graph
from engine.export.onnx.model import IR_VERSION, MAKERS, OPSET
from engine.export.onnx.piece import Piece
from engine.labs import LABS
from engine.layers import LAYERS as LAYER_RECORDS
from engine.spec import ExperimentSpec
from engine.zoo import ZOO
from tests.engine.components.cases import LAYER_CASES, LayerCase, draw_arrays
from tests.engine.components.run_layer import FLOAT64, apply_layer, context

onnxruntime = pytest.importorskip("onnxruntime")

pytestmark = pytest.mark.oracle

TOLERANCE = 2e-5
"""Of the largest output: single precision."""


def first(value: NDArray[Any]) -> NDArray[Any]:
    """Images with their channels behind the batch, as models have them."""
    return np.moveaxis(value, -1, 1) if value.ndim == 4 else value


def run_model(model: bytes, inputs: dict[str, NDArray[Any]]) -> list[NDArray[Any]]:
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    return session.run(None, inputs)


def model_of(case: LayerCase, arrays: dict[str, NDArray[Any]]) -> bytes:
    names = tuple(f"input_{number}" for number in range(len(case.shapes)))
    output = case.layer.output_shape(case.settings, case.shapes)
    block = Block("layer", "layer", case.layer, case.settings, names, case.shapes, output, False, 1.0, {})
    held = {name.partition("_")[2]: value for name, value in arrays.items() if name[:5] in ("weigh", "state")}
    graph = Graph(np.float32)
    value = MAKERS[case.type](Piece(block, graph, names, held))
    graph.nodes.append(onnx.helper.make_node("Identity", [value], ["output"]))

    def described(name: str, shape: tuple[int, ...]) -> onnx.ValueInfoProto:
        axes = (shape[-1], *shape[:-1]) if len(shape) == 3 else shape
        return onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, ["batch", *axes])

    inputs = [described(name, shape) for name, shape in zip(names, case.shapes, strict=True)]
    made = onnx.helper.make_graph(graph.nodes, "layer", inputs, [described("output", output)], graph.constants)
    model = onnx.helper.make_model(made, opset_imports=[onnx.helper.make_opsetid("", OPSET)], ir_version=IR_VERSION)
    onnx.checker.check_model(model, full_check=True)
    return model.SerializeToString()


@pytest.mark.parametrize("case", [case for case in LAYER_CASES if case.type != "input"], ids=lambda case: case.name)
def test_a_layer_of_a_model_computes_what_the_layer_computes(case: LayerCase) -> None:
    case = replace(case, training=False)
    arrays = draw_arrays(case, 4)
    inputs = {f"input_{n}": first(arrays[f"input_{n}"]).astype(np.float32) for n in range(len(case.shapes))}
    (found,) = run_model(model_of(case, arrays), inputs)
    with jax.enable_x64(True):
        exact = {name: jnp.asarray(value, FLOAT64) for name, value in arrays.items()}
        expected = first(np.asarray(apply_layer(case, exact, context(case, FLOAT64))[0]))
    assert found.shape == expected.shape
    np.testing.assert_allclose(found, expected, atol=TOLERANCE * max(1.0, float(np.abs(expected).max())))


def test_every_layer_has_a_form() -> None:
    assert {record.type for record in LAYER_RECORDS} == set(MAKERS)


WRITE = next(record for record in EXPORTS if record.type == "onnx").write
LAB_SPECS: dict[str, ExperimentSpec] = {
    lab.id: lab.spec
    for lab in LABS
    if lab.id in ("xor", "digits_cnn", "adding_lstm", "shapes_boxes", "digits_autoencoder", "heads")
}
TWIN_SPECS = {entry.type: entry.twin for entry in ZOO}


@pytest.mark.parametrize("name", [*LAB_SPECS, *TWIN_SPECS])
def test_a_model_predicts_as_the_experiment_does(name: str) -> None:
    spec = {**LAB_SPECS, **TWIN_SPECS}[name]
    prepared = prepare(spec.data, None)
    program = make_program(spec, prepared, "cpu")
    executor = Executor(program, prepared, spec.training.seed, ExecutableCache())
    executor.set_live(first_values(program, spec))
    subject = Subject(spec, "title", 0, executor.saved_weights(), read_data=lambda: prepared)
    examples = prepared.inputs[:5].reshape(5, *prepared.input_shape)
    model = onnx.load_from_string(WRITE(subject))
    onnx.checker.check_model(model, full_check=True)
    names = [value.name for value in model.graph.output]
    outputs = run_model(model.SerializeToString(), {"input": first(examples).astype(np.float32)})
    found = outputs[names.index("probabilities") if "probabilities" in names else 0]
    expected = first(executor.predict(preprocess(prepared, examples)))
    assert found.shape == expected.shape
    np.testing.assert_allclose(found, expected, atol=TOLERANCE * float(np.abs(expected).max()))
