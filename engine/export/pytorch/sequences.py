"""Layers over sequences in PyTorch: [batch, steps, features] throughout."""

from engine.export.blocks import Block
from engine.export.pytorch.piece import MODULE, MakePiece, Piece
from engine.export.text import literal
from engine.layers.attention import AttentionConfig
from engine.layers.gru import GruConfig
from engine.layers.lstm import LstmConfig
from engine.layers.recurrent import RecurrentConfig
from engine.layers.simple_recurrent import SimpleRecurrentConfig
from engine.layers.tokens import EmbeddingConfig, PositionalEncodingConfig


def _embedding(block: Block) -> Piece:
    settings = block.settings(EmbeddingConfig)
    module = f"nn.Embedding({settings.tokens}, {settings.features})"
    return Piece(f"{MODULE}({block.inputs[0]}.flatten(1).long())", module, {"weight": "{vectors}"})


def _positions(block: Block) -> Piece:
    settings = block.settings(PositionalEncodingConfig)
    steps, features = block.output
    codes = f"sinusoids({steps}, {features}, {literal(settings.base)})"
    return Piece(f"{block.inputs[0]} + {codes}.to({block.inputs[0]})", helpers=("sinusoids",))


def _recurrent(block: Block, kind: str, *, second: str, more: str = "") -> Piece:
    """A module of PyTorch's with our one bias in its first; the second one is constant."""
    settings = block.settings(RecurrentConfig)
    module = f"nn.{kind}({block.shapes[0][-1]}, {settings.units}, batch_first=True{more})"
    parameters = {"weight_ih_l0": "{kernel}.T", "weight_hh_l0": "{recurrent_kernel}.T", "bias_hh_l0": second}
    fixed = ("bias_hh_l0",)
    if settings.use_bias:
        parameters["bias_ih_l0"] = "{bias}"
    else:
        parameters["bias_ih_l0"] = f"torch.zeros({'4 * ' if kind == 'LSTM' else ''}{settings.units})"
        fixed = ("bias_ih_l0", "bias_hh_l0")
    order = f", reverse={literal(True)}" if settings.reverse else ""
    last = f", last={literal(settings.returns == 'last')}"
    return Piece(f"along({MODULE}, {block.inputs[0]}{last}{order})", module, parameters, fixed, helpers=("along",))


def _simple(block: Block) -> Piece:
    settings = block.settings(SimpleRecurrentConfig)
    more = "" if settings.activation == "tanh" else f", nonlinearity={literal(settings.activation)}"
    return _recurrent(block, "RNN", second=f"torch.zeros({settings.units})", more=more)


def _lstm(block: Block) -> Piece:
    """The constant that is added to the forget gate is the second bias."""
    settings = block.settings(LstmConfig)
    second = f"torch.tensor([0.0, {literal(settings.forget_bias)}, 0.0, 0.0]).repeat_interleave({settings.units})"
    return _recurrent(block, "LSTM", second=second)


def _gru(block: Block) -> Piece:
    """Written out: PyTorch has two biases where one is learned here, and resets behind the product alone."""
    settings = block.settings(GruConfig)
    made = (
        f"{block.shapes[0][-1]}, {settings.units}, reset={literal(settings.reset)}, bias={literal(settings.use_bias)}"
    )
    last = literal(settings.returns == "last")
    order = f", reverse={literal(True)}" if settings.reverse else ""
    names = ("kernel", "recurrent_kernel", "bias", "recurrent_bias")
    parameters = {name: f"{{{name}}}" for name in names if name in block.weights}
    return Piece(f"{MODULE}({block.inputs[0]}, last={last}{order})", f"GRU({made})", parameters, helpers=("GRU",))


def _attention(block: Block) -> Piece:
    settings = block.settings(AttentionConfig)
    features = block.shapes[0][-1]
    made = f"{features}, {settings.heads}, causal={literal(settings.causal)}, bias={literal(settings.use_bias)}"
    module = f"SelfAttention({made})"
    parameters: dict[str, str] = {}
    for role in ("query", "key", "value", "output"):
        parameters[f"{role}.weight"] = f"{{{role}_kernel}}.T"
        if f"{role}_bias" in block.weights:
            parameters[f"{role}.bias"] = f"{{{role}_bias}}"
    return Piece(f"{MODULE}({block.inputs[0]})", module, parameters, helpers=("SelfAttention",))


SEQUENCES: dict[str, MakePiece] = {
    "embedding": _embedding,
    "positional_encoding": _positions,
    "simple_recurrent": _simple,
    "lstm": _lstm,
    "gru": _gru,
    "attention": _attention,
}
