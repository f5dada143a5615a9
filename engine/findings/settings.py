"""Changed settings: cures that rules offer. Each changes one thing and keeps the seed."""

from math import ceil, isfinite, log10

from engine import registry
from engine.datasets.split import split_counts
from engine.findings.once import once
from engine.spec import Clipping, Component, EarlyStopping, ExperimentSpec

SOUND_UPDATE = 3e-3
"""A healthy size of an update over the weights it changes: healthy nets keep it between 7e-4 and 3e-2."""

BOLD_UPDATE = 5e-3
LARGEST_UPDATE = 3e-2
SMALLER_PENALTY = 100
LARGEST_PENALTY = 1e-3
USUAL_PENALTY = 1e-2
"""A penalty is offered at a hundredth of what it was, and at no more than this."""


WARM_UP_STEPS = 100
PATIENCE = 3


@once
def learning_rate_of(spec: ExperimentSpec) -> float | None:
    """The learning rate, None where the optimiser finds the length of its steps itself."""
    record = registry.optimizer(spec.optimizer.type)
    return record.learning_rate(record.Config.model_validate(spec.optimizer.config))


def lower_rate(rate: float, update: float = 0.0) -> float:
    """A tenth of the rate, or as many tenths more as a measured relative update is too large.

    Example:
        >>> lower_rate(0.1), lower_rate(10.0, 4.0), lower_rate(1.0, 0.01)
        (0.01, 0.1, 0.1)
    """
    tenths = round(log10(update / LARGEST_UPDATE)) if isfinite(update) and update > 0 else 1
    return float(f"{rate / 10 ** max(tenths, 1):.6g}")


def higher_rate(rate: float, update: float) -> float:
    """Ten times the rate, or as many times more as a measured relative update is too small.

    Example:
        >>> higher_rate(1e-6, 4e-7), higher_rate(0.001, 2e-3)
        (0.01, 0.01)
    """
    tens = round(log10(SOUND_UPDATE / update)) if update > 0 else 1
    return float(f"{rate * 10 ** max(tens, 1):.6g}")


def bold_rate(rate: float, update: float) -> float:
    """A rate at which a measured relative update would lie between half a hundredth and ten times that.

    Example:
        >>> bold_rate(1e-6, 3.6e-6), bold_rate(0.001, 2.5e-4)
        (0.01, 0.1)
    """
    tens = ceil(log10(BOLD_UPDATE / update)) if update > 0 else 1
    return float(f"{rate * 10 ** max(tens, 1):.6g}")


def bolder_rate(rate: float, update: float) -> float | None:
    """Three times a rate whose relative update is below a healthy size; None where it moves the weights enough.

    Example:
        >>> bolder_rate(0.01, 1e-3), bolder_rate(0.01, 1e-2)
        (0.03, None)
    """
    return float(f"{3 * rate:.6g}") if update < SOUND_UPDATE else None


def with_rate(spec: ExperimentSpec, rate: float) -> ExperimentSpec:
    """Another learning rate; nothing changes where the optimiser has none."""
    if learning_rate_of(spec) is None:
        return spec
    config = {**spec.optimizer.config, "learning_rate": rate}
    return spec.model_copy(update={"optimizer": Component(type=spec.optimizer.type, config=config)})


def with_lower_rate(spec: ExperimentSpec) -> ExperimentSpec:
    """A tenth of the learning rate; nothing changes where the optimiser has none."""
    rate = learning_rate_of(spec)
    return spec if rate is None else with_rate(spec, lower_rate(rate))


def with_constant_rate(spec: ExperimentSpec) -> ExperimentSpec:
    """No schedule."""
    return spec.model_copy(update={"schedule": Component(type="constant")})


def with_warm_up(spec: ExperimentSpec, steps_per_epoch: int) -> ExperimentSpec:
    """A rate that rises over 100 steps; nothing changes under another schedule, or where there is no rate."""
    if learning_rate_of(spec) is None or not registry.schedule(spec.schedule.type).constant:
        return spec
    epochs = float(f"{WARM_UP_STEPS / steps_per_epoch:.2g}")
    return spec.model_copy(update={"schedule": Component(type="warm_up", config={"epochs": epochs})})


def with_early_stopping(spec: ExperimentSpec) -> ExperimentSpec:
    """Ends once three evaluations in a row were no better, with the best weights; nothing changes where it would."""
    if spec.training.early_stopping is not None:
        return spec
    stopping = EarlyStopping(patience=PATIENCE)
    return spec.model_copy(update={"training": spec.training.model_copy(update={"early_stopping": stopping})})


def with_clipping(spec: ExperimentSpec) -> ExperimentSpec:
    """Gradients scaled down to a norm of 1 where they are larger; nothing changes where they are clipped already.

    Nor where the optimiser works out its step from gradient and curvature together.
    """
    full_batch = registry.optimizer(spec.optimizer.type).full_batch
    if spec.training.clipping is not None or (full_batch is not None and full_batch.landscape):
        return spec
    training = spec.training.model_copy(update={"clipping": Clipping(by="global_norm", at=1.0)})
    return spec.model_copy(update={"training": training})


def with_looser_clipping(spec: ExperimentSpec) -> ExperimentSpec:
    """Clipping at a norm of 1."""
    training = spec.training.model_copy(update={"clipping": Clipping(by="global_norm", at=1.0)})
    return spec.model_copy(update={"training": training})


def without_clipping(spec: ExperimentSpec) -> ExperimentSpec:
    """Gradients as they are."""
    return spec.model_copy(update={"training": spec.training.model_copy(update={"clipping": None})})


def smaller_penalty(size: float) -> float:
    """A hundredth, and at most the usual size.

    Example:
        >>> smaller_penalty(1.0), smaller_penalty(0.01)
        (0.001, 0.0001)
    """
    return float(f"{min(size / SMALLER_PENALTY, LARGEST_PENALTY):.6g}")


def with_smaller_penalty(spec: ExperimentSpec) -> ExperimentSpec:
    """l1 and l2 at a hundredth."""
    sizes = {name: smaller_penalty(getattr(spec.training, name)) for name in ("l1", "l2")}
    return spec.model_copy(update={"training": spec.training.model_copy(update=sizes)})


def without_penalty(spec: ExperimentSpec) -> ExperimentSpec:
    """No l1 and no l2."""
    return spec.model_copy(update={"training": spec.training.model_copy(update={"l1": 0.0, "l2": 0.0})})


def with_penalty(spec: ExperimentSpec) -> ExperimentSpec:
    """The usual l2; nothing changes where there is a penalty that is no smaller."""
    if max(spec.training.l1, spec.training.l2) >= USUAL_PENALTY:
        return spec
    return spec.model_copy(update={"training": spec.training.model_copy(update={"l2": USUAL_PENALTY})})


def with_all_examples(spec: ExperimentSpec) -> ExperimentSpec:
    """The data set's own number of training examples, or what its other parts leave, if that is less.

    Nothing changes where no number was chosen, or where no example is left.
    """
    chosen = spec.data.split
    if chosen.train is None:
        return spec
    record = registry.dataset(spec.data.type)
    described = record.describe(record.Config.model_validate(spec.data.config), None)
    every = chosen.model_copy(update={"train": None})
    train, validation, test = split_counts(every, described)
    left = described.size - described.own_test - validation - (0 if described.own_test else test)
    if left < train:
        every = chosen.model_copy(update={"train": max(left, chosen.train)})
    return spec.model_copy(update={"data": spec.data.model_copy(update={"split": every})})


def with_balanced_classes(spec: ExperimentSpec) -> ExperimentSpec:
    """Every class counts as much as any other; nothing changes where classes have weights already."""
    if spec.training.class_weights is not None:
        return spec
    return spec.model_copy(update={"training": spec.training.model_copy(update={"class_weights": "balanced"})})


def with_standardized_inputs(spec: ExperimentSpec) -> ExperimentSpec:
    """Every feature at mean 0 and deviation 1, in place of other scalings; steps that mix features stay behind it."""
    step = Component(type="standardize", config={"per": "feature"})
    mixing = tuple(each for each in spec.data.preprocessing if registry.mixes(each.type))
    return spec.model_copy(update={"data": spec.data.model_copy(update={"preprocessing": (step, *mixing)})})


def with_epochs(spec: ExperimentSpec, epochs: int) -> ExperimentSpec:
    """Training for so many epochs."""
    return spec.model_copy(update={"training": spec.training.model_copy(update={"epochs": epochs})})
