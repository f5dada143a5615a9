"""Changes of a network with its groups written out, as changes of the groups themselves."""

from collections.abc import Mapping, Sequence

from pydantic import JsonValue

from engine.spec import ExperimentSpec, Network, Node, paths
from engine.spec.expand import Expansion, expand
from engine.spec.parameters import parameters_of


def folded_back(changed: ExperimentSpec, drawn: ExperimentSpec) -> ExperimentSpec | None:
    """A changed spec as a change of the drawing.

    Args:
        changed: made from `drawn` with its groups written out.

    Returns:
        None where no change of the drawing does the same: blocks were added or rewired, copies of a group changed
        differently, or a setting that is the value of a parameter.
    """
    flat, expansion = expand(drawn)
    same = changed.network == flat.network
    network = drawn.network if same else _folded(changed.network, flat.network, drawn.network, expansion)
    if network is None or [goal.prediction for goal in changed.objectives] != [
        goal.prediction for goal in flat.objectives
    ]:
        return None
    goals = zip(changed.objectives, drawn.objectives, strict=True)
    objectives = tuple(new.model_copy(update={"prediction": old.prediction}) for new, old in goals)
    return changed.model_copy(update={"network": network, "objectives": objectives})


def _folded(changed: Network, flat: Network, drawn: Network, expansion: Expansion) -> Network | None:
    if [node.id for node in changed.nodes] != [node.id for node in flat.nodes] or changed.edges != flat.edges:
        return None
    edited: dict[str, Node] = {}
    for new, old in zip(changed.nodes, flat.nodes, strict=True):
        origin = expansion.origin(new.id)
        written = _written(drawn, origin.path)
        edit = written if new == old else _edited(written, new, old)
        if edit is None or edited.setdefault(origin.path, edit) != edit:
            return None
    groups = {
        name: group.model_copy(update={"nodes": _replaced(group.nodes, edited, paths.join(paths.group(name), "nodes"))})
        for name, group in drawn.groups.items()
    }
    return drawn.model_copy(update={"nodes": _replaced(drawn.nodes, edited, paths.NODES), "groups": groups})


def _written(drawn: Network, path: str) -> Node:
    """The node of the network or of a group that stands at a path."""
    owner, name = paths.parent(path)
    group = paths.group_name(owner)
    nodes = drawn.nodes if group is None else drawn.groups[group].nodes
    return next(node for node in nodes if node.id == name)


def _edited(written: Node, new: Node, old: Node) -> Node | None:
    """What is written, with the settings that changed; None where one of them is the value of a parameter."""
    if new.type != old.type:
        return (
            None
            if any(map(_refers, written.config.values()))
            else written.model_copy(update={"type": new.type, "config": new.config})
        )
    settings = {name: value for name, value in new.config.items() if old.config.get(name) != value}
    if any(name in written.config and _refers(written.config[name]) for name in settings):
        return None
    return written.model_copy(update={"config": {**written.config, **settings}})


def _refers(value: JsonValue) -> bool:
    return any(parameters_of(value))


def _replaced(nodes: Sequence[Node], edited: Mapping[str, Node], path: str) -> tuple[Node, ...]:
    return tuple(edited.get(paths.join(path, node.id), node) for node in nodes)
