"""Optimisers and schedules in PyTorch."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from engine.export.text import literal

Settings = Mapping[str, object]
"""Settings of an optimiser by name."""


@dataclass(frozen=True)
class OptimizerText:
    """make: expression over `groups`, lists of parameters with their factors. rate: expression of the learning rate
    that the program multiplies by schedule and factor. helpers: what it uses.
    """

    make: str
    rate: str
    helpers: tuple[str, ...] = ()


MakeOptimizer = Callable[[Settings], OptimizerText]


def _named(settings: Settings, names: Mapping[str, str]) -> str:
    """Settings as further arguments. names: of the arguments, by setting."""
    return "".join(f", {argument}={literal(settings[name])}" for name, argument in names.items())


def _rate(settings: Settings) -> str:
    return literal(settings["learning_rate"])


def _sgd(settings: Settings) -> OptimizerText:
    """The averaging form is the summing one at a smaller rate: (1 - mu) g is what is summed."""
    momentum = literal(settings["momentum"])
    rate = f"{_rate(settings)} * (1 - {momentum})" if settings["form"] == "average" else _rate(settings)
    more = _named(settings, {"momentum": "momentum", "nesterov": "nesterov"}) if settings["momentum"] else ""
    return OptimizerText(f"torch.optim.SGD(groups, lr=LEARNING_RATE{more})", rate)


def _adam(name: str, *also: str) -> MakeOptimizer:
    def make(settings: Settings) -> OptimizerText:
        betas = f"({literal(settings['beta1'])}, {literal(settings['beta2'])})"
        more = _named(settings, {"epsilon": "eps", **{setting: setting for setting in also}})
        return OptimizerText(f"torch.optim.{name}(groups, lr=LEARNING_RATE, betas={betas}{more})", _rate(settings))

    return make


def _plain(name: str, decay: str = "") -> MakeOptimizer:
    def make(settings: Settings) -> OptimizerText:
        more = _named(settings, {"epsilon": "eps", **({"decay": decay} if decay else {})})
        return OptimizerText(f"torch.optim.{name}(groups, lr=LEARNING_RATE{more})", _rate(settings))

    return make


def _lion(settings: Settings) -> OptimizerText:
    betas = f"({literal(settings['beta1'])}, {literal(settings['beta2'])})"
    more = _named(settings, {"weight_decay": "weight_decay"})
    return OptimizerText(f"Lion(groups, lr=LEARNING_RATE, betas={betas}{more})", _rate(settings), ("Lion",))


def _descent(settings: Settings) -> OptimizerText:
    return OptimizerText("torch.optim.SGD(groups, lr=LEARNING_RATE)", _rate(settings))


OPTIMIZERS: dict[str, MakeOptimizer] = {
    "sgd": _sgd,
    "adam": _adam("Adam"),
    "adamw": _adam("AdamW", "weight_decay"),
    "nadam": _adam("NAdam", "momentum_decay"),
    "rmsprop": _plain("RMSprop", "alpha"),
    "adagrad": _plain("Adagrad"),
    "adadelta": _plain("Adadelta", "rho"),
    "lion": _lion,
    "gradient_descent": _descent,
}

_PROGRESS = "progress = min(epoch / {epochs}, 1.0)"

SCHEDULES: dict[str, tuple[str, ...]] = {
    "constant": ("return 1.0",),
    "step": ("return {factor} ** math.floor(epoch / {every} * (1 + 1e-6))",),
    "exponential": ("return {factor} ** epoch",),
    "linear": (_PROGRESS, "return 1 - (1 - {end}) * progress"),
    "polynomial": (_PROGRESS, "return {end} + (1 - {end}) * (1 - progress) ** {power}"),
    "cosine": (_PROGRESS, "return {end} + (1 - {end}) * (1 + math.cos(math.pi * progress)) / 2"),
    "warm_up": (_PROGRESS, "return {start} + (1 - {start}) * progress"),
    "exponential_rise": (_PROGRESS, "return {start} ** (1 - progress)"),
    "one_cycle": (
        _PROGRESS,
        "if progress >= 1:",
        "    return {end}",
        "if progress < {rise}:",
        "    return 1 + ({start} - 1) * (1 + math.cos(math.pi * progress / {rise})) / 2",
        "return {end} + (1 - {end}) * (1 + math.cos(math.pi * (progress - {rise}) / (1 - {rise}))) / 2",
    ),
    "cyclical": ("return {low} + (1 - {low}) * (1 - abs(epoch / {half} % 2 - 1))",),
    "reduce_on_plateau": ("return 1.0",),
}
"""Lines of `schedule(epoch)`: the factor on the learning rate at a time in epochs, settings by name."""
