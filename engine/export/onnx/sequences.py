"""Layers over sequences as operators of ONNX: [batch, steps, features] between them."""

import math
from collections.abc import Mapping

import numpy as np

from engine.arrays import HostArray
from engine.export.onnx.graph import Attribute, Values
from engine.export.onnx.piece import Make, Piece
from engine.layers.attention import AttentionConfig
from engine.layers.gru import GruConfig
from engine.layers.lstm import LstmConfig
from engine.layers.recurrent import RecurrentConfig
from engine.layers.simple_recurrent import SimpleRecurrentConfig
from engine.layers.tokens import PositionalEncodingConfig

LSTM_ORDER = (0, 3, 1, 2)
"""Of our gates (input, forget, cell, output), in the order of ONNX: input, output, forget, cell."""
GRU_ORDER = (1, 0, 2)
"""Of our gates (reset, keep, new), in the order of ONNX."""
INTEGER = 7
"""ONNX's number of int64."""


def _embedding(piece: Piece) -> Values:
    graph = piece.graph
    tokens = graph.add("Cast", graph.flat(piece.given, piece.block.shapes[0]), to=INTEGER)
    return graph.add("Gather", piece.array("vectors"), tokens, axis=0)


def _positions(piece: Piece) -> Values:
    steps, features = piece.block.output
    base = piece.block.settings(PositionalEncodingConfig).base
    number = np.arange(features)
    angles = np.arange(steps)[:, None] / base ** (2 * (number // 2) / features)
    codes = np.where(number % 2 == 0, np.sin(angles), np.cos(angles))
    return piece.graph.add("Add", piece.given, piece.graph.constant(codes, "codes"))


def _in_order(array: HostArray, order: tuple[int, ...]) -> HostArray:
    """Rows of each gate in another order."""
    gates = np.split(array, len(order))
    return np.concatenate([gates[gate] for gate in order])


def _recurrent(
    piece: Piece, operator: str, order: tuple[int, ...], biases: Mapping[str, HostArray], **attributes: Attribute
) -> Values:
    """order: of the gates. biases: of the input and of the state, [gates * units] each."""
    settings = piece.block.settings(RecurrentConfig)
    graph = piece.graph
    kernels = [_in_order(piece.arrays[name].T, order)[None] for name in ("kernel", "recurrent_kernel")]
    bias = np.concatenate([_in_order(biases[name], order) for name in ("input", "state")])[None]
    names = ("kernel", "recurrent_kernel", "bias")
    constants = [graph.constant(array, name) for array, name in zip([*kernels, bias], names, strict=True)]
    direction = "reverse" if settings.reverse else "forward"
    steps_first = graph.add("Transpose", piece.given, perm=[1, 0, 2])
    outputs = graph.add_with(
        2, operator, steps_first, *constants, direction=direction, hidden_size=settings.units, **attributes
    )
    if settings.returns == "last":
        return graph.add("Squeeze", f"{outputs}:1", graph.integers(0))
    return graph.add("Transpose", graph.add("Squeeze", outputs, graph.integers(1)), perm=[1, 0, 2])


def _bias(piece: Piece, name: str, gates: int) -> HostArray:
    units = piece.block.settings(RecurrentConfig).units
    return piece.arrays.get(name, np.zeros(gates * units))


def _simple(piece: Piece) -> Values:
    activation = piece.block.settings(SimpleRecurrentConfig).activation
    zeros = np.zeros(piece.block.settings(RecurrentConfig).units)
    biases = {"input": _bias(piece, "bias", 1), "state": zeros}
    return _recurrent(piece, "RNN", (0,), biases, activations=[activation.title()])


def _lstm(piece: Piece) -> Values:
    """The constant that is added to the forget gate goes into the bias of the state."""
    settings = piece.block.settings(LstmConfig)
    state = np.repeat([0.0, settings.forget_bias, 0.0, 0.0], settings.units)
    return _recurrent(piece, "LSTM", LSTM_ORDER, {"input": _bias(piece, "bias", 4), "state": state})


def _gru(piece: Piece) -> Values:
    settings = piece.block.settings(GruConfig)
    new = piece.arrays.get("recurrent_bias", np.zeros(settings.units))
    state = np.concatenate([np.zeros(2 * settings.units), new])
    after = int(settings.reset == "after")
    biases = {"input": _bias(piece, "bias", 3), "state": state}
    return _recurrent(piece, "GRU", GRU_ORDER, biases, linear_before_reset=after)


def _attention(piece: Piece) -> Values:
    """Multi-head self-attention (Vaswani et al. 2017, section 3.2), written out."""
    settings = piece.block.settings(AttentionConfig)
    graph = piece.graph
    steps, features = piece.block.shapes[0]
    width = features // settings.heads
    query, key, value = (_by_head(piece, role, settings.heads) for role in ("query", "key", "value"))
    scores = graph.add("MatMul", query, graph.add("Transpose", key, perm=[0, 1, 3, 2]))
    scores = graph.add("Mul", scores, graph.number(1 / math.sqrt(width)))
    if settings.causal:
        later = np.triu(np.full((steps, steps), -np.inf), 1)
        scores = graph.add("Add", scores, graph.constant(later, "later"))
    mixed = graph.add("MatMul", graph.add("Softmax", scores, axis=-1), value)
    joined = graph.reshaped(graph.add("Transpose", mixed, perm=[0, 2, 1, 3]), (steps, features))
    return _projected(piece, joined, "output")


def _by_head(piece: Piece, role: str, heads: int) -> Values:
    """[batch, heads, steps, features of a head]"""
    steps, features = piece.block.shapes[0]
    value = _projected(piece, piece.given, role)
    parted = piece.graph.reshaped(value, (steps, heads, features // heads))
    return piece.graph.add("Transpose", parted, perm=[0, 2, 1, 3])


def _projected(piece: Piece, value: Values, role: str) -> Values:
    product = piece.graph.add("MatMul", value, piece.array(f"{role}_kernel"))
    bias = f"{role}_bias"
    return piece.graph.add("Add", product, piece.array(bias)) if bias in piece.arrays else product


SEQUENCES: dict[str, Make] = {
    "embedding": _embedding,
    "positional_encoding": _positions,
    "simple_recurrent": _simple,
    "lstm": _lstm,
    "gru": _gru,
    "attention": _attention,
}
