"""Optimisers and schedules in PyTorch."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from engine.export.text import literal


@dataclass(frozen=True)
class OptimizerText:
    """make: expression over `groups`, lists of parameters with their factors. rate: the learning rate that the program
    multiplies by schedule and factor. helpers: what it uses.
    """

    make: str
    rate: float
    helpers: tuple[str, ...] = ()


def _sgd(settings: Any) -> OptimizerText:
    """The averaging form is the summing one at a smaller rate: (1 - mu) g is what is summed."""
    rate = settings.learning_rate * (1 - settings.momentum if settings.form == "average" else 1)
    more = f", momentum={literal(settings.momentum)}" if settings.momentum else ""
    more += f", nesterov={literal(True)}" if settings.nesterov and settings.momentum else ""
    return OptimizerText(f"torch.optim.SGD(groups, lr=LEARNING_RATE{more})", rate)


def _adam(name: str, *also: str) -> Callable[[Any], OptimizerText]:
    def make(settings: Any) -> OptimizerText:
        betas = literal((settings.beta1, settings.beta2))
        more = "".join(f", {setting}={literal(getattr(settings, setting))}" for setting in also)
        text = f"torch.optim.{name}(groups, lr=LEARNING_RATE, betas={betas}, eps={literal(settings.epsilon)}{more})"
        return OptimizerText(text, settings.learning_rate)

    return make


def _plain(name: str, decay: str = "") -> Callable[[Any], OptimizerText]:
    def make(settings: Any) -> OptimizerText:
        more = f", {decay}={literal(settings.decay)}" if decay else ""
        text = f"torch.optim.{name}(groups, lr=LEARNING_RATE, eps={literal(settings.epsilon)}{more})"
        return OptimizerText(text, settings.learning_rate)

    return make


def _lion(settings: Any) -> OptimizerText:
    betas, decay = literal((settings.beta1, settings.beta2)), literal(settings.weight_decay)
    text = f"Lion(groups, lr=LEARNING_RATE, betas={betas}, weight_decay={decay})"
    return OptimizerText(text, settings.learning_rate, ("Lion",))


def _descent(settings: Any) -> OptimizerText:
    return OptimizerText("torch.optim.SGD(groups, lr=LEARNING_RATE)", settings.learning_rate)


OPTIMIZERS: dict[str, Callable[[Any], OptimizerText]] = {
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
