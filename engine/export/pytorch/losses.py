"""Losses in PyTorch: expressions over what a loss reads and its target."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from engine.errors import EngineError
from engine.export.blocks import Reading
from engine.export.pytorch.piece import flat, is_image
from engine.export.text import literal
from engine.losses.definition import LossDef
from engine.problems import make_problem
from engine.spec import Config


@dataclass(frozen=True)
class LossCall:
    """One objective. config: settings of its loss. reading: what it reads. classes: number of them."""

    loss: LossDef[Config]
    config: Config
    reading: Reading
    target: str
    classes: int

    @cached_property
    def values(self) -> dict[str, object]:
        """Settings by name."""
        return self.config.model_dump()

    @property
    def reduction(self) -> str:
        """How outputs become one number: `sum` or `mean`."""
        return str(self.values["reduction"])


Lines = list[str]
MakeLoss = Callable[[LossCall], Lines]
"""Lines of a program behind `read = ...`: the last one sets `each`, [batch] losses."""


def loss_lines(call: LossCall) -> Lines:
    """The lines that compute the losses of a batch, one for each example.

    Raises:
        EngineError: `export_unsupported`.
    """
    make = LOSSES.get(call.loss.type)
    if make is None:
        raise EngineError(make_problem("export_unsupported", got=call.loss.title))
    return [f"read = outputs[{literal(call.reading.name)}]", *make(call)]


def _reduced(call: LossCall, each: str) -> str:
    return f"{each}.{call.reduction}(1)"


def _class_rows(call: LossCall) -> str:
    return f'F.one_hot(batch["labels"], {call.classes})'


def _target(call: LossCall) -> str:
    """The target in the form and order of `read`, number by number, as rows."""
    match call.target:
        case "input":
            return 'batch["inputs"].flatten(1)'
        case "one_hot":
            return f"{_class_rows(call)}.to(read.dtype)"
        case "value":
            return 'batch["values"]'
        case _:
            return 'batch["labels"].to(read.dtype)[:, None]'


def _number_rows(call: LossCall) -> Lines:
    """`read` and `target` as rows whose numbers belong to each other."""
    if call.target == "input" and len(call.reading.shape) == 3:
        return [f"target = {_target(call)}", "read = read.flatten(1)"]
    return [f"target = {_target(call)}", f"read = {flat('read', call.reading.shape)}"]


def _numbers(function: str) -> MakeLoss:
    """function: a loss of PyTorch's over numbers, with settings by name."""

    def make(call: LossCall) -> Lines:
        named = {name: literal(value) for name, value in call.values.items()}
        each = _reduced(call, function.format(**named))
        return [*_number_rows(call), f"each = {each}{' / 2' if named.get('half') == 'True' else ''}"]

    return make


def _huber(call: LossCall) -> Lines:
    delta = literal(call.values["delta"])
    smooth = f'F.smooth_l1_loss(read, target, reduction="none", beta={delta})'
    plain = f'F.huber_loss(read, target, reduction="none", delta={delta})'
    form = smooth if call.values["form"] == "smooth_l1" else plain
    return [*_number_rows(call), f"each = {_reduced(call, form)}"]


def _classes(call: LossCall) -> Lines:
    return [f"read = {flat('read', call.reading.shape)}"] if len(call.reading.shape) != 1 else []


def _cross_entropy(call: LossCall) -> Lines:
    return [*_classes(call), 'each = F.cross_entropy(read, batch["labels"], reduction="none")']


def _nll(call: LossCall) -> Lines:
    reads = (
        "read" if call.values["reads"] == "log_probabilities" else "read.clamp_min(torch.finfo(read.dtype).tiny).log()"
    )
    return [*_classes(call), f'each = F.nll_loss({reads}, batch["labels"], reduction="none")']


def _divergence(call: LossCall) -> Lines:
    smoothing = literal(call.values["smoothing"])
    return [
        *_classes(call),
        f"shares = {_class_rows(call)}.to(read.dtype) * (1 - {smoothing}) + {smoothing} / {call.classes}",
        'each = F.kl_div(F.log_softmax(read, -1), shares, reduction="none").sum(1)',
    ]


def _hinge(call: LossCall) -> Lines:
    margin, power = literal(call.values["margin"]), literal(call.values["power"])
    own = 'batch["labels"][:, None]'
    lines = [
        *_classes(call),
        f"short = (({margin} + read - read.gather(1, {own})).clamp(min=0) ** {power}).scatter(1, {own}, 0.0)",
    ]
    over = {"sum": "short.sum(1)", "mean": f"short.sum(1) / {call.classes}", "max": "short.amax(1)"}
    return [*lines, f"each = {over[str(call.values['over'])]}"]


def _pixels(call: LossCall) -> Lines:
    """PyTorch wants classes behind the batch; sequences are turned round."""
    read = "read" if is_image(call.reading.shape) else "read.transpose(1, 2)"
    each = f'F.cross_entropy({read}, batch["labels"], reduction="none").flatten(1)'
    return [f"each = {_reduced(call, each)}"]


def _absolute(call: LossCall) -> Lines:
    return [f"each = {_reduced(call, 'read.abs().flatten(1)')}"]


def _mean_activation(call: LossCall) -> Lines:
    """A function of the mean over the batch; every example counts as much."""
    rho = literal(call.values["rho"])
    return [
        "edge = torch.finfo(read.dtype).eps",
        "active = read.flatten(1).mean(0).clamp(edge, 1 - edge)",
        f"costs = {rho} * (math.log({rho}) - active.log()) + (1 - {rho}) * (math.log1p(-{rho}) - (-active).log1p())",
        f"each = costs.{call.reduction}().expand(len(read))",
    ]


def _boxes(call: LossCall) -> Lines:
    settings = ", ".join(literal(call.values[name]) for name in ("cells", "anchor", "match", "box_weight"))
    return [f'each = multibox_loss(read, batch["values"], {settings})']


HEIGHTS: dict[object, str] = {
    "ravine": "(x**2 + 100 * y**2) / 2",
    "beale": "(1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2 + (2.625 - x + x * y**3) ** 2",
    "saddle": "x**2 / 2 + (y**2 - 1) ** 2 / 4",
    "rosenbrock": "(1 - x) ** 2 + 100 * (y - x**2) ** 2",
}
"""The surfaces of `engine.surfaces` as expressions over x and y."""


def _surface(call: LossCall) -> Lines:
    points = flat("read", call.reading.shape)
    return [f"x, y = {points}.unbind(1)", f"each = {HEIGHTS[call.values['surface']]}"]


LOSSES: dict[str, MakeLoss] = {
    "cross_entropy": _cross_entropy,
    "binary_cross_entropy": _numbers('F.binary_cross_entropy_with_logits(read, target, reduction="none")'),
    "mse": _numbers('F.mse_loss(read, target, reduction="none")'),
    "mae": _numbers('F.l1_loss(read, target, reduction="none")'),
    "huber": _huber,
    "nll": _nll,
    "kl_divergence": _divergence,
    "hinge": _hinge,
    "pixel_cross_entropy": _pixels,
    "multibox": _boxes,
    "sparsity_l1": _absolute,
    "sparsity_kl": _mean_activation,
    "surface": _surface,
}


LOSS_HELPERS: dict[str, str] = {"multibox": "multibox_loss"}
"""The function of `helpers.HELPERS` that a loss uses, by type."""
