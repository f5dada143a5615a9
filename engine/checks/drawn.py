"""From nodes with groups written out back to what is drawn: problems stand on blocks, facts are those of blocks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from engine.checks.draft import Draft
from engine.checks.walk import Walk
from engine.cost import NodeFacts
from engine.errors import Problem
from engine.spec import paths
from engine.spec.expand import SEPARATOR, Expansion, copy_prefix, drawn_id

MOST_INNER = 2_000
"""Facts of nodes inside groups that a check is answered with at most."""

Facts = Mapping[str, NodeFacts]
"""By address."""


def drawn_problems(draft: Draft, problems: Iterable[Problem]) -> list[Problem]:
    """The same problems, each on a block of the drawing; what is wrong in several copies comes once."""
    expansion = draft.drawn.expansion
    if expansion is None or not expansion.instances:
        return list(problems)
    placed = (_placed(problem, expansion) for problem in problems)
    first: dict[tuple[str, str | None, str | None], Problem] = {}
    for problem in placed:
        missing = problem.code == "wire_missing"
        first.setdefault((problem.code, problem.node_id, None if missing else problem.path), problem)
    return list(first.values())


def _placed(problem: Problem, expansion: Expansion) -> Problem:
    name = problem.node_id
    if name is None or SEPARATOR not in name:
        return problem
    origin = expansion.origin(name)
    named = paths.split_setting(problem.path) if problem.path is not None else None
    inside = problem.path is None or paths.node_id(problem.path) == name
    path = origin.path if inside else problem.path
    if named is not None and (inside or named[0] == origin.path):
        path = origin.setting(named[1])
    message = problem.message if problem.path is None or path is None else problem.message.replace(problem.path, path)
    # What lies in a group is changed there, for all its copies: nobody asked for that.
    update = {"node_id": drawn_id(name), "path": path, "message": message, "fix": ()}
    return problem.model_copy(update=update)


def drawn_facts(draft: Draft, walk: Walk) -> Iterator[NodeFacts]:
    """Facts of every block: of a group the sums of all that is in its copies, and the output of the last."""
    expansion = draft.drawn.expansion
    if expansion is None or not expansion.instances:
        yield from (walk.facts[name] for name in draft.nodes)
        return
    blocks = _blocks(walk.facts)
    for name in draft.drawn.nodes:
        yield _sum(name, blocks.get(name, {}), walk.facts.get(expansion.output(name)))


def inner_facts(draft: Draft, walk: Walk) -> tuple[NodeFacts, ...]:
    """Facts of what is in groups, by address. A copy in which all is as in the copy before it is left out."""
    expansion = draft.drawn.expansion
    if expansion is None or not expansion.instances:
        return ()
    blocks = _blocks(walk.facts)
    facts = (
        fact
        for name in draft.drawn.nodes
        if name in expansion.instances
        for fact in _inside(name, blocks.get(name, {}), expansion)
    )
    return tuple(islice(facts, MOST_INNER))


def _inside(address: str, facts: Facts, expansion: Expansion) -> Iterator[NodeFacts]:
    """Facts in the copies of an instance. facts: of the nodes in it."""
    before: Sequence[tuple[object, ...]] | None = None
    for number, inside in _blocks(facts, address + SEPARATOR).items():
        prefix = copy_prefix(address, int(number))
        content = [
            (name.removeprefix(prefix), fact.output_shape, fact.weights, fact.operations)
            for name, fact in inside.items()
        ]
        if content == before:
            continue
        before = content
        for block, own in _blocks(inside, prefix).items():
            yield _sum(prefix + block, own, inside.get(expansion.output(prefix + block)))
            if prefix + block in expansion.instances:
                yield from _inside(prefix + block, own, expansion)


def _blocks(facts: Facts, place: str = "") -> dict[str, dict[str, NodeFacts]]:
    """Facts by what follows in their addresses. place: what they begin with."""
    blocks: dict[str, dict[str, NodeFacts]] = {}
    for name, fact in facts.items():
        blocks.setdefault(drawn_id(name.removeprefix(place)), {})[name] = fact
    return blocks


def _sum(name: str, inner: Facts, end: NodeFacts | None) -> NodeFacts:
    """Facts of a block. end: of the node whose output it gives out."""
    return NodeFacts(
        name,
        None if end is None else end.output_shape,
        sum(fact.weights for fact in inner.values()),
        sum(fact.operations for fact in inner.values()),
        None if end is None else end.receptive_field,
    )
