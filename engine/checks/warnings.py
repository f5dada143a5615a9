"""What may be trained, but will probably not do what people hope for."""

from collections.abc import Collection, Iterator, Mapping
from math import ceil

from engine import registry
from engine.checks.draft import Draft
from engine.checks.graph import layer_of, read_sources, single_source
from engine.checks.sizes import BACKWARD, Sizes
from engine.checks.walk import Walk
from engine.errors import Problem
from engine.initializers.equal import starts_equal
from engine.problem_texts import make_problem
from engine.spec import Component

EVALUATION_SHARE = 0.1


def check_advice(draft: Draft, walk: Walk, sizes: Sizes) -> list[Problem]:
    """Warnings of a spec that has no problems."""
    return [
        *_evaluation(draft, sizes),
        *_decay(draft),
        *_idle_settings(draft),
        *_equal_start(draft, walk),
        *_single_examples(draft, sizes),
        *_single_numbers(draft, walk),
        *_misread(draft),
        *_unreachable(draft),
        *_blocked(draft, walk),
    ]


def _evaluation(draft: Draft, sizes: Sizes) -> Iterator[Problem]:
    """Share of the multiply-adds that validation takes: V / (V + 3 T), T the examples trained in between."""
    if draft.training is None or sizes.counts is None:
        return
    every, unit = draft.training.evaluation.every, draft.training.evaluation.unit
    trained = every * (sizes.counts[0] if unit == "epoch" else min(sizes.batch_size, sizes.counts[0]))
    share = sizes.counts[1] / (sizes.counts[1] + (1 + BACKWARD) * trained)
    if share > EVALUATION_SHARE:
        yield make_problem(
            "evaluation_share_high",
            path="training.evaluation",
            got=ceil(100 * share),
            expected=f"≤ {EVALUATION_SHARE:.0%}",
        )


def _decay(draft: Draft) -> Iterator[Problem]:
    """Gradient descent on l2/2 w^2 alone grows once rate x l2 passes 2, with momentum m once it passes 2 (1 + m).

    With momentum that averages, each step is 1 - m of that.
    """
    plain = ("sgd", "gradient_descent")
    if draft.training is None or draft.optimizer is None or draft.optimizer.type not in plain:
        return
    product = draft.optimizer_config.learning_rate * draft.training.l2
    momentum = getattr(draft.optimizer_config, "momentum", 0.0)
    averages = getattr(draft.optimizer_config, "form", "sum") == "average"
    bound = 2 * (1 + momentum) / (1 - momentum if averages else 1)
    if product > bound:
        yield make_problem("decay_too_strong", path="training.l2", got=round(product, 3), expected=f"{bound:g}")


def _idle_settings(draft: Draft) -> Iterator[Problem]:
    """Schedules of a rate that the optimiser doesn't have, and losses that its curvature doesn't see."""
    if draft.optimizer is None or draft.schedule is None:
        return
    record = registry.optimizer(draft.optimizer.type)
    if draft.schedule.type != "constant" and "learning_rate" not in record.Config.model_fields:
        yield make_problem("schedule_without_rate", path="schedule.type", got=record.title)
    curved = record.full_batch is None or not record.full_batch.outer_curvature
    if not curved and all(_is_straight(goal.loss) for goal in draft.objectives if goal is not None):
        yield make_problem("loss_without_curvature", path="objectives.0.loss", got=record.title)


def _is_straight(loss: Component) -> bool:
    record = registry.loss(loss.type)
    return record.straight(record.Config.model_validate(loss.config))


def _equal_start(draft: Draft, walk: Walk) -> Iterator[Problem]:
    """Hidden layers whose weights all start at one value. The layer that predicts has unlike targets, so it may."""
    for name, config in draft.configs.items():
        start = getattr(config, "weight_initializer", None)
        predicts = name in draft.predictions
        if isinstance(start, Component) and not predicts and starts_equal(start) and walk.facts[name].weights:
            path = f"network.nodes.{name}.config.weight_initializer"
            yield make_problem("equal_start", node_id=name, path=path, got=start.type)


def _single_examples(draft: Draft, sizes: Sizes) -> Iterator[Problem]:
    if sizes.batch_size > 1:
        return
    for name in draft.nodes:
        layer = layer_of(draft, name)
        if layer is not None and layer.mean_subtracting:
            yield make_problem("batch_norm_single_example", node_id=name, got=1, expected="≥ 2")


def _single_numbers(draft: Draft, walk: Walk) -> Iterator[Problem]:
    """A number less its own mean is 0, whatever it was."""
    for name in draft.configs:
        layer, source = layer_of(draft, name), single_source(draft, name)
        if layer is None or source is None or source not in walk.shapes:
            continue
        if layer.normalized(draft.configs[name], (walk.shapes[source],)) == 1:
            yield make_problem("single_number_normalized", node_id=name, got=1, expected="≥ 2")


def _misread(draft: Draft) -> Iterator[Problem]:
    """A loss that reads probabilities (or their logarithms) behind a layer that does not put out these."""
    for number, goal in enumerate(draft.objectives):
        if goal is None:
            continue
        config = registry.loss(goal.loss.type).Config.model_validate(goal.loss.config)
        layer, reads = layer_of(draft, goal.prediction), getattr(config, "reads", None)
        if reads is None or layer is None or (reads == "probabilities") == bool(layer.folds_into):
            continue
        path = f"objectives.{number}.loss.config.reads"
        yield make_problem(f"{reads}_expected", node_id=goal.prediction, path=path, got=layer.type)


def _unreachable(draft: Draft) -> Iterator[Problem]:
    """Values of the plane and of functions go below 0; what ends in a sigmoid, a softmax or a ReLU never does."""
    record = registry.find_dataset(draft.data.type) if draft.data is not None else None
    if draft.objective is None or draft.objective.target != "value" or record is None:
        return
    if record.kind not in ("plane", "function"):
        return
    layer = layer_of(draft, draft.objective.prediction)
    if layer is None:
        return
    positive = layer.can_die or bool(layer.folds_into)
    if positive:
        got = "≥ 0" if layer.can_die else "0 … 1"
        yield make_problem("output_cannot_reach_targets", node_id=draft.objective.prediction, got=got)


def _blocked(draft: Draft, walk: Walk) -> Iterator[Problem]:
    """Layers without a slope, with weights before them: these get no gradient through it."""
    sources = read_sources(draft)
    for name in draft.nodes:
        layer = layer_of(draft, name)
        blocks = layer is not None and layer.blocks_gradient
        if blocks and any(walk.facts[node].weights for node in _before(sources, name)):
            yield make_problem("gradient_blocked", node_id=name, got=0, expected="≠ 0")


def _before(sources: Mapping[str, Collection[str]], node_id: str) -> set[str]:
    """Everything that a node depends on."""
    found: set[str] = set()
    waiting = [node_id]
    while waiting:
        new = set(sources[waiting.pop()]) - found
        found |= new
        waiting += new
    return found
