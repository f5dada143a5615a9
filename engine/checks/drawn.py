"""From nodes with groups written out back to what is drawn: problems stand on blocks, facts are those of blocks."""

from collections.abc import Iterable, Iterator

from engine.checks.draft import Draft
from engine.checks.walk import Walk
from engine.cost import NodeFacts
from engine.errors import Problem
from engine.spec import paths
from engine.spec.expand import SEPARATOR, Expansion, drawn_id


def drawn_problems(draft: Draft, problems: Iterable[Problem]) -> list[Problem]:
    """The same problems, each on a block of the drawing; what is wrong in several copies of a group is told once."""
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
    return problem.model_copy(update={"node_id": drawn_id(name), "path": path, "message": message})


def drawn_facts(draft: Draft, walk: Walk) -> Iterator[NodeFacts]:
    """Facts of every block: of a group the sums of all that is in its copies, and the output of the last."""
    expansion = draft.drawn.expansion
    if expansion is None or not expansion.instances:
        yield from (walk.facts[name] for name in draft.nodes)
        return
    inner: dict[str, list[NodeFacts]] = {}
    for name, fact in walk.facts.items():
        inner.setdefault(drawn_id(name), []).append(fact)
    for name in draft.drawn.nodes:
        own = inner.get(name, [])
        end = walk.facts.get(expansion.output(name), NodeFacts(name, None))
        yield NodeFacts(
            name,
            end.output_shape,
            sum(fact.weights for fact in own),
            sum(fact.operations for fact in own),
            end.receptive_field,
        )
