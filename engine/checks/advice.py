"""Hints that are worked out: which change of the network would make the shapes fit, tried on the shapes alone."""

from collections import ChainMap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from engine import registry
from engine.checks.candidates import Candidate, make_candidates
from engine.checks.draft import Draft
from engine.checks.fillers import Filler, make_fillers
from engine.checks.graph import layer_of, read_sources
from engine.checks.objective import prediction_fits, wanted_shapes
from engine.checks.walk import Walk, sorted_wires
from engine.errors import Advice, Problem, ShapeError
from engine.layers.definition import LayerDef, Shape
from engine.problems import with_advice
from engine.shapes import order_nodes
from engine.spec import Config, paths
from engine.spec.expand import SEPARATOR

ADVISED = (
    "add_shapes_differ",
    "multiply_shapes_differ",
    "join_ranks_differ",
    "concat_shapes_differ",
    "image_expected",
    "sequence_expected",
    "positions_expected",
    "feature_maps_expected",
    "reshape_size_differs",
)
PREDICTIONS = (
    "prediction_classes_differ",
    "prediction_shape_differs",
    "prediction_positions_differ",
    "prediction_cells_differ",
)
REMOVED_OR_CHANGED = ("positions_expected", "feature_maps_expected")
"""Where another block in its place is the better cure, a reshape in front of it is not offered."""
MOST_ADVISED = 6
"""Problems that a hint is worked out for; there are rarely more than one or two at a time."""
MOST_NODES = 12
"""Nodes before the fault whose settings are tried, nearest first."""
MOST_WIRES = 24
"""Wires into a node that a hint is worked out for: no single change makes more of them fit."""


@dataclass
class Ground:
    """What is tried on: the nodes up to the one at fault.

    Attributes:
        node: where the problem stands. order: it and all nodes that it depends on, sources before readers.
        distances: of these nodes, the number of wires to the fault.
        fits: (shapes by node) -> whether the problem is gone. wanted: shapes to aim at.
        predicts: the node is read by an objective. inserts: whether a further layer may be offered.
    """

    draft: Draft
    walk: Walk
    node: str
    order: list[str]
    distances: Mapping[str, int]
    fits: Callable[[Mapping[str, Shape]], bool]
    wanted: list[Shape]
    predicts: bool = False
    inserts: bool = True
    tried: dict[str, list[Candidate]] = field(default_factory=dict[str, list[Candidate]])

    def __post_init__(self) -> None:
        self.position = {name: number for number, name in enumerate(self.order)}

    def sources(self, name: str) -> list[str]:
        """What a node reads, in the order of its wires."""
        layer = layer_of(self.draft, name)
        return [edge.source for edge in sorted_wires(self.draft, name, layer)] if layer is not None else []

    def shapes_of(self, name: str) -> tuple[Shape, ...]:
        """Shapes that arrive at a node."""
        return tuple(self.walk.shapes[source] for source in self.sources(name))

    def fillers(self, given: Shape) -> Iterator[Filler]:
        """Layers that might turn a shape into one of those to aim at: the cheapest first."""
        return make_fillers(given, self.wanted, self.draft.dataset)

    def helps(self, changes: Mapping[str, Config]) -> bool:
        """Whether the problem is gone with other settings of some nodes."""
        shapes: ChainMap[str, Shape] = ChainMap({}, self.walk.shapes)
        moved = set(changes) | {self.node}
        first = min(self.position[name] for name in moved)
        for name in islice(self.order, first, None):
            layer, sources = layer_of(self.draft, name), self.sources(name)
            if layer is None or not layer.inputs or (name not in moved and moved.isdisjoint(sources)):
                continue
            try:
                config = changes.get(name, self.draft.configs[name])
                shape = layer.output_shape(config, tuple(shapes[source] for source in sources))
            except ShapeError:
                return False
            moved |= {name} if shape != shapes.get(name) else set()
            shapes[name] = shape
        return self.fits(shapes)


def advise(draft: Draft, walk: Walk, problems: list[Problem]) -> list[Problem]:
    """The same problems; hints about shapes name the change that makes them fit, where one change does."""
    left = MOST_ADVISED
    found: list[Problem] = []
    for problem in problems:
        ground = _ground(draft, walk, problem) if left and problem.code in (*ADVISED, *PREDICTIONS) else None
        advice = None if ground is None else next(filter(_is_drawn, _advices(ground)), None)
        left -= ground is not None
        found.append(problem if advice is None else _worded(problem, advice))
    return found


def _is_drawn(advice: Advice) -> bool:
    """Whether it changes blocks of the drawing alone; what lies in a group is changed there, for all its copies."""
    return all(SEPARATOR not in name for name in advice.nodes)


def _worded(problem: Problem, advice: Advice) -> Problem:
    layer = registry.layer(advice.layer)
    titles = {name: field.title or name for name, field in layer.Config.model_fields.items()}
    return with_advice(problem, advice, titles, layer.title)


def _ground(draft: Draft, walk: Walk, problem: Problem) -> Ground | None:
    name = problem.node_id
    layer = layer_of(draft, name) if name is not None and name in draft.nodes else None
    if name is None or layer is None or name not in draft.configs or SEPARATOR in name:
        return None
    if len(draft.wires_into(name)) > MOST_WIRES:
        return None
    sources = read_sources(draft)
    distances = _upstream(sources, name)
    order = [each for each in order_nodes(sources) if each in distances]
    if problem.code not in PREDICTIONS:
        wanted = [walk.shapes[edge.source] for edge in sorted_wires(draft, name, layer) if edge.source in walk.shapes]
        asked = layer.requested_shape(draft.configs[name])
        wanted += [asked] if asked is not None else []
        inserts, fits = problem.code not in REMOVED_OR_CHANGED, _keeps_sizes(draft, walk, name, layer)
        return Ground(draft, walk, name, order, distances, fits, wanted, inserts=inserts)
    number = paths.objective_index(problem.path or "") or 0

    def predicts(shapes: Mapping[str, Shape]) -> bool:
        return name in shapes and prediction_fits(draft, number, shapes[name])

    return Ground(draft, walk, name, order, distances, predicts, wanted_shapes(draft, number), predicts=True)


def _keeps_sizes(draft: Draft, walk: Walk, name: str, layer: LayerDef[Config]) -> Callable[[Mapping[str, Shape]], bool]:
    """Whether a node has a shape, and none of its inputs shrank to a size of 1 for it: a join would repeat that."""
    singles = {
        edge.source: walk.shapes[edge.source].count(1)
        for edge in sorted_wires(draft, name, layer)
        if edge.source in walk.shapes
    }

    def fits(shapes: Mapping[str, Shape]) -> bool:
        return name in shapes and all(
            shapes[source].count(1) <= count for source, count in singles.items() if source in shapes
        )

    return fits


def _upstream(sources: Mapping[str, list[str]], name: str) -> dict[str, int]:
    """A node and all it depends on, with the number of wires between."""
    found, waiting = {name: 0}, [name]
    for each in waiting:
        for source in sources[each]:
            if source not in found:
                found[source] = found[each] + 1
                waiting.append(source)
    return found


def _advices(ground: Ground) -> Iterator[Advice]:
    """Changes that help, the mildest first: nothing is learned anew, nothing gets smaller."""
    drawn = (name for name in ground.order if SEPARATOR not in name)
    near = sorted(drawn, key=lambda name: (ground.distances[name], -ground.position[name]))[:MOST_NODES]
    for name in near:
        layer = layer_of(ground.draft, name)
        if layer is not None and layer.inputs and name in ground.draft.configs:
            ground.tried[name] = make_candidates(
                layer, ground.draft.configs[name], ground.shapes_of(name), ground.wanted
            )
    yield from _changes(ground, lambda each: each.keeps_weights and each.words and each.value != "full")
    yield from _removals(ground)
    yield from _changes_together(ground)
    yield from _changes(ground, lambda each: each.keeps_weights and not each.words)
    yield from _changes(ground, lambda each: not each.keeps_weights and (each.grows or ground.predicts))
    yield from _insertions(ground) if ground.inserts else ()
    yield from _changes(ground, lambda each: not each.keeps_weights)


def _changes(ground: Ground, taken: Callable[[Candidate], bool]) -> Iterator[Advice]:
    for name, candidates in ground.tried.items():
        for each in filter(taken, candidates):
            if ground.helps({name: each.config}):
                yield _change(ground, (name,), each)


def _changes_together(ground: Ground) -> Iterator[Advice]:
    """The same word for all layers of one type: padding same for each convolution of a branch."""
    alike: dict[tuple[str, str, str], dict[str, Candidate]] = {}
    for name, candidates in ground.tried.items():
        for each in candidates:
            if each.words and each.keeps_weights:
                key = (ground.draft.nodes[name].type, each.setting, str(each.value))
                alike.setdefault(key, {})[name] = each
    for group in alike.values():
        names = sorted(group, key=ground.position.__getitem__)
        if len(names) > 1 and ground.helps({name: group[name].config for name in names}):
            yield _change(ground, tuple(names), group[names[0]])


def _change(ground: Ground, names: tuple[str, ...], each: Candidate) -> Advice:
    layer = ground.draft.nodes[names[0]].type
    return Advice(code="change_setting", nodes=names, layer=layer, settings={each.setting: each.value})


def _removals(ground: Ground) -> Iterator[Advice]:
    """A block right before the fault that learns nothing and only rearranges, and is in the way."""
    read = dict.fromkeys(ground.sources(ground.node))
    for source in read:
        layer, before = layer_of(ground.draft, source), ground.sources(source)
        if layer is None or len(before) != 1 or ground.walk.facts[source].weights or before[0] in read:
            continue
        if _with_input(ground, source, ground.walk.shapes[before[0]]):
            yield Advice(code="remove_block", nodes=(source,), layer=layer.type)


def _insertions(ground: Ground) -> Iterator[Advice]:
    """A layer between the node at fault and one that it reads, or after a prediction.

    Those that keep all channels come first, then those that keep the axes, and the branch that is shorter.
    """
    found: list[tuple[tuple[bool, bool], Advice]] = []
    read = sorted(set(ground.sources(ground.node)), key=ground.position.__getitem__)
    for source in read:
        given = ground.walk.shapes[source]
        for layer, settings, shape in ground.fillers(given):
            if _with_input(ground, source, shape):
                code = "insert_between" if settings else "insert_plain"
                advice = Advice(code=code, nodes=(source, ground.node), layer=layer, settings=settings)
                found.append(((shape[-1] < given[-1], len(shape) < len(given)), advice))
    yield from (advice for _, advice in sorted(found, key=lambda each: each[0]))
    own = ground.walk.shapes.get(ground.node)
    for layer, settings, shape in ground.fillers(own) if own is not None else ():
        if settings and ground.fits({ground.node: shape}):
            yield Advice(code="insert_after", nodes=(ground.node,), layer=layer, settings=settings)


def _with_input(ground: Ground, source: str, shape: Shape) -> bool:
    """Whether the problem is gone where another shape arrives in place of a source's."""
    layer = layer_of(ground.draft, ground.node)
    given = tuple(shape if name == source else ground.walk.shapes[name] for name in ground.sources(ground.node))
    try:
        own = layer.output_shape(ground.draft.configs[ground.node], given) if layer is not None else None
    except ShapeError:
        return False
    return own is not None and ground.fits({ground.node: own})
