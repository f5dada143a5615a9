"""What may be trained, but will probably not do what people hope for."""

from collections.abc import Iterator
from math import ceil

from engine import registry
from engine.checks.design import check_design, replaced
from engine.checks.draft import Draft
from engine.checks.graph import layer_of, read_sources, single_source
from engine.checks.losses import check_losses
from engine.checks.motion import check_motion
from engine.checks.reach import check_reach
from engine.checks.scale import check_scale
from engine.checks.sizes import BACKWARD, Sizes
from engine.checks.strengths import check_strengths, decay_problems, drawn_again
from engine.checks.walk import Walk, sorted_wires
from engine.errors import Problem, SetValue
from engine.layers.initialize import drawn_settings, starts_equal
from engine.problems import make_problem
from engine.shapes import order_nodes
from engine.spec import Component, paths
from engine.spec.expand import SEPARATOR

EVALUATION_SHARE = 0.1
FREE = 100
"""Multiply-adds of a validation that takes less time than the loop around it."""
FEW_EXAMPLES = 5
"""Batches of up to so many often hold one class alone, and then class weights cancel."""
ENOUGH_EXAMPLES = 20
"""What the warning suggests in their place."""


def check_advice(draft: Draft, walk: Walk, sizes: Sizes) -> list[Problem]:
    """Warnings of a spec that has no problems: causes in the order in which findings name them, costs last."""
    return [
        *check_reach(draft, walk),
        *check_design(draft, walk),
        *_blocked(draft, walk),
        *_frozen(draft, walk),
        *_single_numbers(draft, walk),
        *_single_examples(draft, sizes),
        *check_scale(draft),
        *_equal_start(draft, walk),
        *check_strengths(draft, walk, sizes),
        *check_motion(draft, walk, sizes),
        *decay_problems(draft),
        *check_losses(draft, walk),
        *_idle_class_weights(draft, sizes),
        *_idle_settings(draft),
        *_evaluation(draft, walk, sizes),
    ]


def _evaluation(draft: Draft, walk: Walk, sizes: Sizes) -> Iterator[Problem]:
    """Share of the multiply-adds that validation takes: V / (V + 3 T), T the examples trained in between."""
    if draft.training is None or sizes.counts is None or sizes.counts[1] * walk.operations <= FREE:
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


def _idle_settings(draft: Draft) -> Iterator[Problem]:
    """Schedules of a rate that the optimiser doesn't have, and losses that its curvature doesn't see."""
    if draft.optimizer is None or draft.optimizer_config is None or draft.schedule is None:
        return
    record = registry.optimizer(draft.optimizer.type)
    scheduled = not registry.schedule(draft.schedule.type).constant
    if scheduled and record.learning_rate(draft.optimizer_config) is None:
        yield make_problem("schedule_without_rate", path="schedule.type", got=record.title)
    curved = record.full_batch is None or not record.full_batch.outer_curvature
    if not curved and all(_is_straight(goal.loss) for goal in draft.objectives if goal is not None):
        yield make_problem("loss_without_curvature", path="objectives.0.loss", got=record.title)


def _is_straight(loss: Component) -> bool:
    record = registry.loss(loss.type)
    return record.straight(record.Config.model_validate(loss.config))


def _equal_start(draft: Draft, walk: Walk) -> Iterator[Problem]:
    """Hidden layers with at least two units that see the same inputs through the same weights.

    The layer that predicts has unlike targets, so it may. One random bias or recurrent kernel is enough to part units.
    """
    for name, config in draft.configs.items():
        layer = layer_of(draft, name)
        if layer is None or name in draft.predictions or name not in walk.shapes or not draft.nodes[name].draws:
            continue
        inputs = tuple(walk.shapes[edge.source] for edge in sorted_wires(draft, name, layer))
        starts = drawn_settings(layer, config, inputs)
        if not starts or walk.shapes[name][-1] // layer.groups(config) < 2:
            continue
        if all(map(starts_equal, starts.values())):
            setting, start = next(iter(starts.items()))
            path = paths.setting(paths.node(name), setting)
            fix = drawn_again(name, setting)
            yield make_problem("equal_start", node_id=name, path=path, got=start.type, fix=fix)


def _frozen(draft: Draft, walk: Walk) -> Iterator[Problem]:
    """The first block with weights, where none may change."""
    if walk.trainable == 0:
        name = next(name for name in draft.nodes if walk.facts[name].weights)
        frozen = [each for each, node in draft.nodes.items() if node.frozen and SEPARATOR not in each]
        fix = tuple(SetValue(path=paths.join(paths.node(each), "frozen"), value=False) for each in frozen)
        yield make_problem("everything_frozen", node_id=name, path=paths.join(paths.node(name), "frozen"), fix=fix)


def _single_examples(draft: Draft, sizes: Sizes) -> Iterator[Problem]:
    if sizes.batch_size > 1:
        return
    for name in draft.nodes:
        layer = layer_of(draft, name)
        if layer is not None and layer.mean_subtracting:
            yield make_problem("batch_norm_single_example", node_id=name, got=1, expected="≥ 2")


def _idle_class_weights(draft: Draft, sizes: Sizes) -> Iterator[Problem]:
    """The loss of a batch is divided by the sum of its weights, so they cancel where all its examples weigh alike."""
    weights = draft.training.class_weights if draft.training is not None else None
    if weights is None or sizes.batch_size > FEW_EXAMPLES or (weights != "balanced" and len(set(weights)) == 1):
        return
    code = "class_weights_cancel" if sizes.batch_size == 1 else "class_weights_mostly_cancel"
    path = paths.CLASS_WEIGHTS
    yield make_problem(code, path=path, got=sizes.batch_size, expected=ENOUGH_EXAMPLES)


def _single_numbers(draft: Draft, walk: Walk) -> Iterator[Problem]:
    """A number less its own mean is 0, whatever it was."""
    for name in draft.configs:
        layer, source = layer_of(draft, name), single_source(draft, name)
        if layer is None or source is None or source not in walk.shapes:
            continue
        if layer.normalized(draft.configs[name], (walk.shapes[source],)) == 1:
            yield make_problem("single_number_normalized", node_id=name, got=1, expected="≥ 2")


def _blocked(draft: Draft, walk: Walk) -> Iterator[Problem]:
    """Layers without a slope, with weights before them: these get no gradient through it."""
    sources = read_sources(draft)
    learning: set[str] = set()
    for name in order_nodes(sources):
        before = not learning.isdisjoint(sources[name])
        if before or walk.facts[name].weights:
            learning.add(name)
        layer = layer_of(draft, name)
        if before and layer is not None and layer.blocks_gradient:
            fix = replaced(draft, name, "relu")
            yield make_problem("gradient_blocked", node_id=name, got=0, expected="≠ 0", fix=fix)
