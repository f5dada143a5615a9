"""The network of an experiment as an ONNX model, from raw examples to the predictions."""

from collections.abc import Mapping

import numpy as np
import onnx

from engine import registry
from engine.array_file import read_arrays
from engine.arrays import HostArray
from engine.datasets.definition import PreparedData
from engine.errors import EngineError
from engine.export.blocks import Block, Blocks, blocks_of
from engine.export.definition import Subject
from engine.export.onnx.graph import Graph, Values, is_image
from engine.export.onnx.layers import LAYERS
from engine.export.onnx.piece import Make, Piece
from engine.export.onnx.sequences import SEQUENCES
from engine.export.onnx.windows import WINDOWS
from engine.layers import LAYERS as LAYER_RECORDS
from engine.layers.definition import Shape
from engine.losses.definition import folds
from engine.problems import make_problem
from engine.spec import Objective

OPSET = 20
IR_VERSION = 9
BRIGHTEST = 255.0
INPUT = "input"
PROBABILITIES = "probabilities"
BATCH = "batch"
MAKERS: dict[str, Make] = {**LAYERS, **WINDOWS, **SEQUENCES}
"""What each type of layer becomes."""

Arrays = dict[str, HostArray]


def make_model(subject: Subject) -> onnx.ModelProto:
    """The model of an experiment, as it predicts: dropout and noise are off, batch norm uses its running statistics.

    Its numbers are single precision, which onnxruntime has every operator for.

    Its input are examples before preprocessing (bytes of images as numbers from 0 to 255), [batch, channels, height,
    width] for images. Its outputs bear the names of the layers that are predictions, values in the units of the target;
    where the loss reads logits, a last one, `probabilities`, is what Backlight shows.

    Raises:
        EngineError: `export_unsupported`, by node.
    """
    spec, prepared = subject.spec, subject.prepared
    blocks = blocks_of(spec, prepared.input_shape, (INPUT, PROBABILITIES))
    _, saved = read_arrays(subject.weights)
    graph = Graph(np.float32, scope="preprocessing")
    start = _preprocessed(graph, prepared)
    values: dict[str, Values] = {}
    for block in blocks.layers:
        given = tuple(values[name] for name in block.inputs) or (start,)
        graph.scope = block.name
        values[block.name] = _maker(block)(Piece(block, graph, given, arrays_of(block, saved)))
    graph.scope = PROBABILITIES
    wanted = list(dict.fromkeys(blocks.predictions))
    shapes = {block.name: block.output for block in blocks.layers}
    shown = _probabilities(spec.objectives[0], blocks, shapes)
    if shown is not None:
        values[PROBABILITIES] = _maker(shown)(Piece(shown, graph, (values[blocks.prediction],), {}))
        shapes[PROBABILITIES] = shown.output
        wanted.append(PROBABILITIES)
    valued = {name for goal, name in zip(spec.objectives, blocks.predictions, strict=True) if goal.target == "value"}
    for name in wanted:
        if name in valued:
            graph.scope = f"{name} units"
            values[name] = _in_units(graph, values[name], prepared, shapes[name])
        graph.nodes.append(onnx.helper.make_node("Identity", [values[name]], [name], name=f"{name} out"))
    described = [_described(graph, name, shapes[name]) for name in wanted]
    return _checked(graph, _described(graph, INPUT, prepared.input_shape), described, _notes(subject))


def _checked(
    graph: Graph, given: onnx.ValueInfoProto, outputs: list[onnx.ValueInfoProto], notes: str
) -> onnx.ModelProto:
    model = onnx.helper.make_model(
        onnx.helper.make_graph(graph.nodes, "network", [given], outputs, graph.constants),
        opset_imports=[onnx.helper.make_opsetid("", OPSET)],
        ir_version=IR_VERSION,
        producer_name="Backlight",
        doc_string=notes,
    )
    onnx.checker.check_model(model)
    return model


def arrays_of(block: Block, saved: Arrays) -> Arrays:
    """Weights and running statistics of a layer by name, from those of a file."""
    kinds = {"weights": block.weights, "layers": block.layer.state(block.config, block.shapes)}
    return {name: saved[f"{kind}/{block.address}/{name}"] for kind, names in kinds.items() for name in names}


def _probabilities(objective: Objective, blocks: Blocks, shapes: Mapping[str, Shape]) -> Block | None:
    """The activation that belongs to the loss, where it isn't drawn in the network."""
    loss = registry.loss(objective.loss.type)
    link = next((layer for layer in LAYER_RECORDS if folds(layer, loss)), None)
    if link is None or blocks.readings[0].folded:
        return None
    shape = shapes[blocks.prediction]
    return Block(
        PROBABILITIES, PROBABILITIES, link, link.Config(), (blocks.prediction,), (shape,), shape, False, 1.0, {}
    )


def _maker(block: Block) -> Make:
    make = MAKERS.get(block.layer.type)
    if make is None:
        raise EngineError(make_problem("export_unsupported", node_id=block.address, got=block.layer.title))
    return make


def _preprocessed(graph: Graph, prepared: PreparedData) -> Values:
    """What the input node of the network sees."""
    shape = prepared.input_shape
    value: Values = INPUT
    if prepared.inputs.dtype == np.uint8:
        value = graph.add("Mul", value, graph.number(1 / BRIGHTEST))
    if np.any(prepared.offset != 0):
        value = graph.add("Sub", value, graph.constant(_placed(prepared.offset, shape), "offset"))
    if np.any(prepared.scale != 1):
        value = graph.add("Mul", value, graph.constant(_placed(prepared.scale, shape), "scale"))
    if prepared.mixing is None:
        return value
    rows = graph.add("MatMul", graph.flat(value, shape), graph.constant(prepared.mixing, "mixing"))
    return graph.channels_first(graph.reshaped(rows, shape), shape)


def _in_units(graph: Graph, value: Values, prepared: PreparedData, shape: Shape) -> Values:
    """Predicted values in the units of the target."""
    units = prepared.target_units
    if units is None:
        return value
    scaled = graph.add("Mul", value, graph.constant(_placed(units.scale.reshape(shape), shape), "scale"))
    return graph.add("Add", scaled, graph.constant(_placed(units.offset.reshape(shape), shape), "offset"))


def _placed(array: HostArray, shape: Shape) -> HostArray:
    """A number for each of an example's, or fewer that are broadcast, in the layout of the graph."""
    if not is_image(shape) or array.ndim == 0:
        return np.asarray(array)
    return np.moveaxis(array.reshape((1,) * (3 - array.ndim) + array.shape), -1, 0)


def _described(graph: Graph, name: str, shape: Shape) -> onnx.ValueInfoProto:
    axes = (shape[-1], *shape[:-1]) if is_image(shape) else shape
    kind = onnx.helper.np_dtype_to_tensor_dtype(np.dtype(graph.dtype))
    return onnx.helper.make_tensor_value_info(name, kind, [BATCH, *axes])


def _notes(subject: Subject) -> str:
    classes = subject.prepared.classes
    named = f" Classes in order: {', '.join(classes)}." if classes else ""
    title = f"{subject.title}. " if subject.title else ""
    origin = f"Written by Backlight, weights of step {subject.step}."
    return f"{title}{origin} The input is an example before preprocessing.{named}"
