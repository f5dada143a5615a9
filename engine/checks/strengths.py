"""Settings far from any that trains: rates, penalties, noise, initial weights, batches. Each with a usual value."""

from collections.abc import Iterator
from math import sqrt

from pydantic import JsonValue

from engine import registry
from engine.checks.draft import Draft
from engine.checks.graph import layer_of
from engine.checks.sizes import Sizes
from engine.checks.walk import Walk, sorted_wires
from engine.errors import Edit, Problem, RemovePart, SetValue
from engine.layers.definition import WeightSpec
from engine.layers.initialize import starts_equal
from engine.problems import make_problem
from engine.spec import Component, paths
from engine.spec.expand import SEPARATOR

TIMES_USUAL = 200.0
"""A rate so many times the optimiser's default is far too high for any network measured."""

SHARE_OF_USUAL = 1 / 3000
"""And one of this share of it moves nothing."""

LARGEST_PENALTY = {"l1": 0.03, "l2": 0.3}
NO_PENALTY = 0.0

MOST_MOMENTUM = 0.99
"""Beyond it, more than a hundred past gradients count in each step."""
USUAL_MOMENTUM = 0.9

MOST_DROPPED = 0.8
USUAL_DROPOUT = 0.2

MOST_NOISE = 2.0
"""Deviation of added noise; activations are about 1 in size."""
USUAL_NOISE = 0.1

LEAST_GAIN = 0.02
"""A layer whose initial weights shrink signals to less. Glorot keeps near 1, deviation 0.01 over 64 inputs 0.08."""

MOST_GAIN = 10.0
"""And one whose initial weights enlarge them more: two such layers start at hundreds of times the cost of guessing."""

MOST_RECURRENT_GAIN = 3.0
"""Recurrent weights act at every step; from a gain of 1 on states grow or turn chaotic (Sompolinsky et al. 1988)."""

LARGEST_BIAS = 3.0
"""Beyond it a unit starts off or saturated for inputs of about 1 in size."""

FEWEST_NORMALIZED = 8
USUAL_BATCH = 32

FEWEST_PER_CLASS = 5
FEWEST_EXAMPLES = 20


def check_strengths(draft: Draft, walk: Walk, sizes: Sizes) -> Iterator[Problem]:
    """What the sizes of settings show."""
    yield from _examples(draft, sizes)
    yield from _batches(draft, sizes)
    yield from _weights(draft, walk)
    yield from _rates(draft)
    yield from _momentum(draft)
    yield from _penalties(draft)
    yield from _noise(draft)


def _rates(draft: Draft) -> Iterator[Problem]:
    if draft.optimizer is None or draft.optimizer_config is None:
        return
    record = registry.optimizer(draft.optimizer.type)
    rate = record.learning_rate(draft.optimizer_config)
    field = record.Config.model_fields.get("learning_rate")
    if rate is None or field is None or record.full_batch is not None:
        return
    usual, path = float(str(field.default)), paths.setting(paths.OPTIMIZER, "learning_rate")
    for code, far in (
        ("rate_far_too_high", rate >= TIMES_USUAL * usual),
        ("rate_far_too_low", rate <= SHARE_OF_USUAL * usual),
    ):
        if far:
            fix = (SetValue(path=path, value=usual),)
            yield make_problem(code, path=path, got=rate, expected=f"{usual:g}", fix=fix)


def decay_problems(draft: Draft) -> Iterator[Problem]:
    """Descent on the penalty alone, where each step is too long for it."""
    if draft.training is None or draft.optimizer is None or draft.optimizer_config is None:
        return
    record = registry.optimizer(draft.optimizer.type)
    rate, bound = record.learning_rate(draft.optimizer_config), record.most_decay(draft.optimizer_config)
    if rate is None or bound is None:
        return
    product = rate * draft.training.l2
    if product > bound:
        yield make_problem("decay_too_strong", path=paths.L2, got=round(product, 3), expected=f"{bound:g}")


def _penalties(draft: Draft) -> Iterator[Problem]:
    """Unless the rate makes weights grow under it, which is reported instead."""
    if draft.training is None or any(decay_problems(draft)):
        return
    for name, most in LARGEST_PENALTY.items():
        size, path = float(getattr(draft.training, name)), paths.join(paths.TRAINING, name)
        if size >= most:
            fix = (SetValue(path=path, value=NO_PENALTY),)
            yield make_problem("penalty_large", path=path, got=size, expected=f"{NO_PENALTY:g}", fix=fix)


def _momentum(draft: Draft) -> Iterator[Problem]:
    setting = None if draft.optimizer is None else registry.optimizer(draft.optimizer.type).memory_setting
    momentum = 0.0 if setting is None else float(getattr(draft.optimizer_config, setting))
    if setting is not None and momentum > MOST_MOMENTUM:
        path = paths.setting(paths.OPTIMIZER, setting)
        fix = (SetValue(path=path, value=USUAL_MOMENTUM),)
        yield make_problem("momentum_large", path=path, got=momentum, expected=f"{USUAL_MOMENTUM:g}", fix=fix)


def _noise(draft: Draft) -> Iterator[Problem]:
    """Layers that leave little of what they are given, while training."""
    limits = (("rate", "dropout_large", MOST_DROPPED, USUAL_DROPOUT), ("std", "noise_large", MOST_NOISE, USUAL_NOISE))
    for name, config in draft.configs.items():
        layer = layer_of(draft, name)
        if layer is None or not layer.noise:
            continue
        for setting, code, most, usual in limits:
            if setting not in type(config).model_fields:
                continue
            size = float(getattr(config, setting))
            if size >= most:
                path = paths.setting(paths.node(name), setting)
                fix = () if SEPARATOR in name else (RemovePart(path=paths.node(name)),)
                yield make_problem(code, node_id=name, path=path, got=size, expected=f"{usual:g}", fix=fix)


def _set(node_id: str, path: str, value: JsonValue) -> tuple[Edit, ...]:
    """What lies in a group is changed there, for all its copies."""
    return () if SEPARATOR in node_id else (SetValue(path=path, value=value),)


def drawn_again(node_id: str, setting: str) -> tuple[Edit, ...]:
    """Weights drawn as Glorot and Bengio proposed."""
    path = paths.join(paths.node(node_id), paths.CONFIG, setting)
    return _set(node_id, path, {"type": "glorot_uniform", "config": {}})


def _weights(draft: Draft, walk: Walk) -> Iterator[Problem]:
    """Initial weights that leave nothing of a signal, and biases that alone decide what a unit does."""
    for name, config in draft.configs.items():
        layer = layer_of(draft, name)
        if layer is None or name not in walk.shapes or not draft.nodes[name].draws:
            continue
        inputs = tuple(walk.shapes[edge.source] for edge in sorted_wires(draft, name, layer))
        for weight in layer.weights(config, inputs).values():
            setting = weight.initializer
            if not isinstance(setting, str):
                continue
            start: Component = getattr(config, setting)
            path = paths.setting(paths.node(name), setting)
            if _is_bias(weight, setting):
                if abs(_deviation(start, weight)) > LARGEST_BIAS:
                    fix = _set(name, path, {"type": "zeros", "config": {}})
                    got = start.config.get("value", start.config.get("std"))
                    yield make_problem("initial_biases_too_large", node_id=name, path=path, got=got, fix=fix)
            elif not starts_equal(start):
                gain = _deviation(start, weight) * sqrt(weight.fan_in)
                fix = drawn_again(name, setting)
                if 0 < gain < LEAST_GAIN:
                    yield make_problem("initial_weights_too_small", node_id=name, path=path, got=start.type, fix=fix)
                elif gain > (MOST_RECURRENT_GAIN if setting == "recurrent_initializer" else MOST_GAIN):
                    got = float(f"{gain:.2g}")
                    yield make_problem("initial_weights_too_large", node_id=name, path=path, got=got, fix=fix)


def _is_bias(weight: WeightSpec, setting: str) -> bool:
    return setting == "bias_initializer" and len(weight.shape) == 1


def _deviation(start: Component, weight: WeightSpec) -> float:
    """Size of initial weights whose width is set by hand; 1 over the root of the fan for all others."""
    record = registry.initializer(start.type)
    by_hand = record.deviation(record.Config.model_validate(start.config))
    return 1 / sqrt(weight.fan_in) if by_hand is None else by_hand


def _batches(draft: Draft, sizes: Sizes) -> Iterator[Problem]:
    if not 1 < sizes.batch_size < FEWEST_NORMALIZED:
        return
    for name in draft.nodes:
        layer = layer_of(draft, name)
        if layer is not None and layer.mean_subtracting:
            fix = (SetValue(path=paths.BATCH_SIZE, value=USUAL_BATCH),)
            got = sizes.batch_size
            yield make_problem("batch_norm_small_batch", node_id=name, got=got, expected=FEWEST_NORMALIZED, fix=fix)


def _examples(draft: Draft, sizes: Sizes) -> Iterator[Problem]:
    if sizes.counts is None or draft.dataset is None or draft.data is None or draft.data.split.train is None:
        return
    needed = max(FEWEST_EXAMPLES, FEWEST_PER_CLASS * len(draft.dataset.classes))
    if 0 < sizes.counts[0] < needed <= draft.dataset.split[0]:
        path = "data.split.train"
        fix = (SetValue(path=path, value=None),)
        yield make_problem("too_few_examples", path=path, got=sizes.counts[0], expected=needed, fix=fix)
