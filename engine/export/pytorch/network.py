"""The network of a PyTorch program: its class, and the lines that load weights."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.errors import EngineError
from engine.export.blocks import Block, Blocks
from engine.export.pytorch.layers import LAYERS
from engine.export.pytorch.piece import MODULE, Piece
from engine.export.pytorch.sequences import SEQUENCES
from engine.export.pytorch.windows import WINDOWS
from engine.export.text import literal
from engine.problems import make_problem

TAKEN = frozenset(
    [
        "F",
        "T_destination",
        "add_module",
        "apply",
        "average_inside",
        "along",
        "bfloat16",
        "buffers",
        "call_super_init",
        "children",
        "compile",
        "cpu",
        "cuda",
        "double",
        "dump_patches",
        "eval",
        "extra_repr",
        "float",
        "forward",
        "get_buffer",
        "get_extra_state",
        "get_parameter",
        "get_submodule",
        "half",
        "ipu",
        "len",
        "load_state_dict",
        "math",
        "max_unpool",
        "modules",
        "mtia",
        "named_buffers",
        "named_children",
        "named_modules",
        "named_parameters",
        "nn",
        "np",
        "parameters",
        "register_backward_hook",
        "register_buffer",
        "register_forward_hook",
        "register_forward_pre_hook",
        "register_full_backward_hook",
        "register_full_backward_pre_hook",
        "register_load_state_dict_post_hook",
        "register_load_state_dict_pre_hook",
        "register_module",
        "register_parameter",
        "register_state_dict_post_hook",
        "register_state_dict_pre_hook",
        "requires_grad_",
        "self",
        "set_extra_state",
        "set_submodule",
        "share_memory",
        "sinusoids",
        "state_dict",
        "super",
        "to",
        "to_empty",
        "torch",
        "train",
        "training",
        "type",
        "xpu",
        "zero_grad",
    ]
)
"""Names that a block can't have: of `torch.nn.Module`, and of what its lines use."""

MAKERS = {**LAYERS, **WINDOWS, **SEQUENCES}
"""What each type of layer becomes."""


@dataclass(frozen=True)
class NetworkText:
    """A network as text.

    Attributes:
        source: its class. loading: lines `"name": expression,` of parameters. helpers: what it uses.
        penalized: parameters under l1 and l2. frozen: modules that don't learn. fixed: parameters that don't.
        factors: module -> factor on its learning rate, where that isn't 1.
        held: parameter -> expression of a mask, True at single weights that don't learn.
    """

    source: str
    loading: tuple[str, ...]
    helpers: tuple[str, ...]
    penalized: tuple[str, ...]
    frozen: tuple[str, ...]
    fixed: tuple[str, ...]
    factors: Mapping[str, float]
    held: Mapping[str, str]


def make_network(blocks: Blocks) -> NetworkText:
    """The class of a network.

    Raises:
        EngineError: `export_unsupported`, by node.
    """
    pieces = [(block, _piece(block)) for block in blocks.layers]
    with_module = [(block, piece) for block, piece in pieces if piece.module]
    made = [f"self.{block.name} = {piece.module}" for block, piece in with_module]
    walked = [f"{block.name} = {piece.value.replace(MODULE, f'self.{block.name}')}" for block, piece in pieces]
    wanted = dict.fromkeys([*(reading.name for reading in blocks.readings), *blocks.predictions])
    given = ", ".join(f"{literal(name)}: {name}" for name in wanted)
    init = ["def __init__(self):", "    super().__init__()", *(f"    {line}" for line in made)]
    forward = ["def forward(self, x):", *(f"    {line}" for line in walked), f"    return {{{given}}}"]
    body = "\n".join(f"    {line}" for line in [*init, "", *forward])
    helpers = dict.fromkeys(helper for _, piece in pieces for helper in piece.helpers)
    return NetworkText(
        source=f'class Network(nn.Module):\n    """The network; it gives out what losses read, by name."""\n\n{body}\n',
        loading=tuple(line for block, piece in with_module for line in _loading(block, piece)),
        helpers=tuple(helpers),
        penalized=tuple(name for block, piece in with_module for name in _penalized(block, piece)),
        frozen=tuple(block.name for block, _ in with_module if block.frozen),
        fixed=tuple(f"{block.name}.{name}" for block, piece in with_module for name in piece.fixed),
        factors={block.name: block.factor for block, _ in with_module if block.factor != 1.0},
        held={name: mask for block, piece in with_module for name, mask in _held(block, piece)},
    )


def _piece(block: Block) -> Piece:
    make = MAKERS.get(block.layer.type)
    if make is None:
        raise EngineError(make_problem("export_unsupported", node_id=block.address, got=block.layer.title))
    return make(block)


def _loading(block: Block, piece: Piece) -> list[str]:
    arrays = {**block.weights, **block.layer.state(block.config, block.shapes)}
    lines: list[str] = []
    for parameter, expression in piece.parameters.items():
        value = expression
        for array in arrays:
            kind = "weights" if array in block.weights else "layers"
            value = value.replace(f"{{{array}}}", f"saved[{literal(f'{kind}/{block.address}/{array}')}]")
        lines.append(f"{literal(f'{block.name}.{parameter}')}: {value},")
    return lines


def _penalized(block: Block, piece: Piece) -> list[str]:
    under = [name for name, spec in block.weights.items() if spec.penalized]
    return [
        f"{block.name}.{parameter}"
        for parameter, expression in piece.parameters.items()
        if not block.frozen and any(f"{{{name}}}" in expression for name in under)
    ]


def _held(block: Block, piece: Piece) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for parameter, expression in piece.parameters.items():
        for array, places in block.held.items():
            if f"{{{array}}}" in expression and places:
                shape = block.weights[array].shape
                mask = f"mask_of({literal(shape)}, {literal([list(place) for place in places])})"
                found.append((f"{block.name}.{parameter}", expression.replace(f"{{{array}}}", mask)))
    return found
