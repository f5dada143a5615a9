"""How many layers are compiled one by one: all but copies in a row, which are compiled once."""

import json

from engine import registry
from engine.checks.draft import Draft
from engine.checks.graph import read_sources
from engine.checks.walk import Walk
from engine.errors import Problem
from engine.limits import LIMITS
from engine.order import structural_order
from engine.problems import make_problem
from engine.repeats import find_repeats
from engine.spec import live_fields


def check_compiled(draft: Draft, walk: Walk) -> list[Problem]:
    """Whether a network can be compiled in reasonable time; of a draft whose nodes are all in order, [] for any other.

    A network on data without examples is never compiled.
    """
    trains = draft.dataset is not None and not draft.dataset.count_only
    if not trains or len(draft.nodes) <= LIMITS.trained_nodes or len(walk.shapes) < len(draft.nodes):
        return []
    count = count_compiled(draft, walk)
    if count <= LIMITS.trained_nodes:
        return []
    return [make_problem("too_many_trained_nodes", path="network", got=count, expected=LIMITS.trained_nodes)]


def count_compiled(draft: Draft, walk: Walk) -> int:
    """Layers that are compiled; the shapes of all are known."""
    sources = read_sources(draft)
    forms = {name: _form(draft, walk, name, sources[name]) for name in draft.nodes}
    order = structural_order(forms, sources)
    places = {name: place for place, name in enumerate(order)}
    alone = {name for name in order if name in draft.predictions or not sources[name]}
    repeats = find_repeats(
        [None if name in alone else forms[name] for name in order],
        [[places[source] for source in sources[name]] for name in order],
    )
    return len(order) - sum(repeat.saved for repeat in repeats)


def _form(draft: Draft, walk: Walk, name: str, sources: list[str]) -> str:
    """What decides what a node computes."""
    node = draft.nodes[name]
    config = draft.configs[name]
    traced = set(live_fields(type(config)))
    facts = [node.type, registry.layer(node.type).version, config.model_dump(mode="json", exclude=traced)]
    facts += [[walk.shapes[source] for source in sources], node.frozen, node.learning_rate_factor]
    return json.dumps(facts)
