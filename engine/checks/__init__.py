"""All problems of a spec, reported together and by node, without starting anything."""

from pathlib import Path

from engine.checks.advice import advise
from engine.checks.compiled import check_compiled
from engine.checks.data import check_data as check_data
from engine.checks.data import check_files
from engine.checks.data import check_ready as check_ready
from engine.checks.draft import Draft, DraftReader
from engine.checks.drawn import drawn_facts, drawn_problems, inner_facts
from engine.checks.frozen_weights import check_frozen_weights
from engine.checks.given import check_given
from engine.checks.graph import check_graph
from engine.checks.objective import check_objective
from engine.checks.optimizer import check_optimizer
from engine.checks.result import CheckResult as CheckResult
from engine.checks.rounding import check_rounding
from engine.checks.saved import check_saved
from engine.checks.sizes import Sizes, check_sizes, measure
from engine.checks.tokens import check_tokens
from engine.checks.walk import Walk, infer_network
from engine.checks.warnings import check_advice
from engine.cost import NodeFacts as NodeFacts
from engine.errors import EngineError, Problem
from engine.normal_form import hash_normal_form, normalize
from engine.problems import make_problem
from engine.saved_weights import SavedWeights
from engine.spec import ExperimentSpec


def check(raw: object, directory: Path | None = None, saved: SavedWeights | None = None) -> CheckResult:
    """Looks at a spec's JSON: everything that is wrong with it, and what is known of it without training.

    Args:
        raw: parsed JSON of any kind; nothing about it is trusted, and nothing in it is changed.
        directory: where data sets lie that are files; None looks for none, but for a set whose facts lie in its file.
        saved: weights that nodes may start with; None compares none.

    Returns:
        Problems and warnings by node, shapes, weights, operations, memory, and the normal form with its hash where
        there are no problems. Never raises for what is in the spec.
    """
    draft = DraftReader(raw, directory).draft
    draft.problems += check_graph(draft) if _has_network(draft) else []
    walk = infer_network(draft)
    draft.problems += [*walk.problems, *check_given(draft, walk)]
    sizes = measure(draft, walk)
    draft.problems += check_objective(draft, walk)
    draft.problems += check_sizes(draft, walk, sizes)
    draft.problems += check_tokens(draft)
    draft.problems += check_optimizer(draft, walk, sizes)
    draft.problems += [] if saved is None else check_saved(draft, walk, saved)
    draft.problems += [] if draft.problems else [*check_rounding(draft), *check_compiled(draft, walk)]
    draft.problems += _missing_data(draft, directory)
    draft.problems = advise(draft, walk, draft.problems)
    if not draft.problems and walk.weights == 0:
        draft.problems.append(make_problem("nothing_to_learn", path="network.nodes", got=0, expected="≥ 1"))
    draft.problems = drawn_problems(draft, draft.problems)
    return _result(draft, walk, sizes)


def require_valid(
    spec: ExperimentSpec, directory: Path | None = None, saved: SavedWeights | None = None
) -> ExperimentSpec:
    """The normal form of a spec that can be trained.

    Raises:
        EngineError: with every problem.
    """
    result = check(spec.model_dump(mode="json"), directory, saved)
    if result.spec is None:
        raise EngineError(*result.problems)
    return result.spec


def _has_network(draft: Draft) -> bool:
    """Whether the wiring can be checked: an unreadable network has been reported already."""
    broken = ("network", "network.nodes", "spec")
    unread = ("spec_too_deep", "spec_too_large", "too_many_nodes", "too_many_edges")
    return bool(draft.nodes) or not any(problem.path in broken or problem.code in unread for problem in draft.problems)


def _missing_data(draft: Draft, directory: Path | None) -> list[Problem]:
    if draft.data is None or draft.dataset is None or directory is None:
        return []
    return check_files(draft.data, directory)


def _result(draft: Draft, walk: Walk, sizes: Sizes) -> CheckResult:
    whole = None if draft.problems else draft.whole()
    normal = None if whole is None else normalize(whole)
    return CheckResult(
        problems=tuple(draft.problems),
        warnings=()
        if draft.problems
        else tuple(drawn_problems(draft, [*check_advice(draft, walk, sizes), *check_frozen_weights(draft, walk)])),
        nodes=tuple(drawn_facts(draft, walk)),
        inner=inner_facts(draft, walk),
        weights=walk.weights,
        operations=walk.operations,
        memory_bytes=sizes.memory_bytes,
        steps_per_epoch=sizes.steps_per_epoch,
        training_size=sizes.counts[0] if sizes.counts is not None else None,
        spec_hash=None if normal is None else hash_normal_form(normal),
        dataset=draft.dataset,
        spec=normal,
    )
