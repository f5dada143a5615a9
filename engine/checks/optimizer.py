"""Full-batch optimisers: all training examples in a batch, few enough weights, gradients as they are."""

from engine import registry
from engine.checks.draft import Draft
from engine.checks.sizes import Sizes
from engine.checks.walk import Walk
from engine.errors import Problem
from engine.limits import LIMITS
from engine.optimizers.definition import FullBatch
from engine.problems import make_problem
from engine.spec import Config, paths

TOO_MANY = {"n": "too_many_weights", "n^2": "too_many_weights_for_matrix", "n^3": "too_many_weights_to_factor"}
"""Code of the refusal by the growth that is its reason."""


def full_batch_of(draft: Draft) -> FullBatch[Config] | None:
    """What the optimiser of a draft asks for beyond batches, None where it goes batch by batch or is at fault."""
    if draft.optimizer is None or draft.optimizer_config is None:
        return None
    return registry.optimizer(draft.optimizer.type).full_batch


def check_optimizer(draft: Draft, walk: Walk, sizes: Sizes) -> list[Problem]:
    """What keeps a full-batch optimiser from working."""
    asked = full_batch_of(draft)
    untrained = draft.dataset is not None and draft.dataset.count_only
    if asked is None or draft.optimizer is None or untrained:
        return []
    found = _example_problems(draft, sizes)
    if asked.most_weights is not None and walk.trainable > asked.most_weights:
        code, path = TOO_MANY[asked.growth], "optimizer.type"
        found.append(make_problem(code, path=path, got=walk.trainable, expected=asked.most_weights))
    if asked.landscape and draft.training is not None and draft.training.clipping is not None:
        found.append(make_problem("clipping_bends_the_step", path="training.clipping", got=draft.optimizer.type))
    return found


def _example_problems(draft: Draft, sizes: Sizes) -> list[Problem]:
    if draft.training is None or sizes.counts is None or sizes.counts[0] < 1:
        return []
    train = sizes.counts[0]
    if train > LIMITS.batch_size:
        path = "optimizer.type"
        return [make_problem("full_batch_too_large", path=path, got=train, expected=LIMITS.batch_size)]
    if sizes.batch_size >= train:
        return []
    path = paths.BATCH_SIZE
    return [make_problem("full_batch_needed", path=path, got=sizes.batch_size, expected=train)]
