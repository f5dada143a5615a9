"""A spec in the making: every part that could be read, so that one fault hides no other."""

import keyword
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, JsonValue

from engine.checks.components import check_component
from engine.checks.data import read_data_parts
from engine.checks.reading import MOST_PROBLEMS, Where, read_part
from engine.checks.scan import Scan
from engine.datasets.definition import Description
from engine.errors import Problem
from engine.limits import LIMITS
from engine.problems import make_problem
from engine.spec import Component, Config, Data, Edge, ExperimentSpec, Network, Node, Objective, Training
from engine.spec.experiment import MOST_OBJECTIVES, SPEC_VERSION
from engine.spec.migrations import migrate

Model = TypeVar("Model", bound=BaseModel)
MOST_TOLD = 1000
"""Problems of form that one spec is answered with at most."""

KEYS = ("version", "network", "data", "objectives", "optimizer", "schedule", "training")


@dataclass
class Draft:
    """What could be read of a spec.

    Attributes:
        nodes: by id, the first of each. edges: with their places in the spec.
        objectives, objective_configs: in the order of the spec, None where they could not be read.
        configs: settings of the nodes whose type and settings are in order.
        dataset: what is known of the data set. data, objective, ...: None where they could not be read.
    """

    problems: list[Problem] = field(default_factory=list[Problem])
    nodes: dict[str, Node] = field(default_factory=dict[str, Node])
    configs: dict[str, Config] = field(default_factory=dict[str, Config])
    edges: list[Edge] = field(default_factory=list[Edge])
    data: Data | None = None
    dataset: Description | None = None
    objectives: list[Objective | None] = field(default_factory=list[Objective | None])
    objective_configs: list[Config | None] = field(default_factory=list[Config | None])
    optimizer: Component | None = None
    optimizer_config: Config | None = None
    schedule: Component | None = None
    training: Training | None = None
    _wires: dict[str, list[Edge]] = field(default_factory=dict[str, list[Edge]])

    def add_edge(self, edge: Edge) -> None:
        """Takes up the next edge of the spec."""
        self.edges.append(edge)
        self._wires.setdefault(edge.target, []).append(edge)

    def wires_into(self, node_id: str) -> Sequence[Edge]:
        """Edges whose target is a node, in the order of the spec."""
        return self._wires.get(node_id, ())

    @property
    def objective(self) -> Objective | None:
        """The first objective, which people call the loss."""
        return self.objectives[0] if self.objectives else None

    @property
    def predictions(self) -> set[str]:
        """Nodes that an objective reads."""
        return {objective.prediction for objective in self.objectives if objective is not None}

    @property
    def faulty(self) -> set[str]:
        """Nodes on which a problem stands."""
        return {problem.node_id for problem in self.problems if problem.node_id is not None}

    def whole(self) -> ExperimentSpec | None:
        """The spec, None where a part could not be read."""
        parts = (self.data, self.optimizer, self.schedule, self.training)
        data, optimizer, schedule, training = parts
        objectives = tuple(objective for objective in self.objectives if objective is not None)
        if data is None or optimizer is None or schedule is None or training is None or not objectives:
            return None
        return ExperimentSpec(
            network=Network(nodes=tuple(self.nodes.values()), edges=tuple(self.edges)),
            data=data,
            objectives=objectives,
            optimizer=optimizer,
            schedule=schedule,
            training=training,
        )


class DraftReader:
    """Reads a draft from raw JSON, part by part."""

    def __init__(self, raw: object, directory: Path | None = None) -> None:
        self._directory = directory
        scan = Scan(raw)
        self.draft = Draft(problems=list(scan.problems))
        self._unreadable = scan.paths
        if scan.value is None and scan.problems:
            return
        if not isinstance(scan.value, dict):
            self.draft.problems.append(make_problem("not_an_object", path="spec", got=scan.value))
            return
        document: dict[str, JsonValue] = migrate(scan.value)
        self._read_keys(document)
        self._read_network(document.get("network"))
        self._read_data(document)
        self._read_objectives(document)
        self._read_training(document)

    def _add(self, problems: list[Problem]) -> None:
        """Notes problems, but none where the scan has already found the value unreadable, and not too many."""
        room = max(0, MOST_TOLD - len(self.draft.problems))
        self.draft.problems += [problem for problem in problems if problem.path not in self._unreadable][:room]

    def _read(self, model: type[Model], value: JsonValue, where: Where, node_id: str | None = None) -> Model | None:
        part, problems = read_part(model, value, where, node_id)
        self._add(problems)
        return part

    def _config(self, family: str, component: Component, where: Where, node_id: str | None = None) -> Config | None:
        config, problems = check_component(family, component, where, node_id)
        self._add(problems)
        return config

    def _read_keys(self, document: dict[str, JsonValue]) -> None:
        self._add([make_problem("unknown_key", path=key) for key in _unknown(document, KEYS)])
        missing = [key for key in ("network", "data", "objectives") if key not in document]
        self._add([make_problem("missing_key", path=key) for key in missing])
        version = document.get("version", SPEC_VERSION)
        if version != SPEC_VERSION or not isinstance(version, int) or isinstance(version, bool):
            self._add([make_problem("unsupported_version", path="version", got=version, expected=SPEC_VERSION)])

    def _read_network(self, value: JsonValue) -> None:
        if value is None:
            return
        if not isinstance(value, dict):
            self._add([make_problem("not_an_object", path="network")])
            return
        unknown = _unknown(value, ("nodes", "edges"))
        self._add([make_problem("unknown_key", path=f"network.{key}") for key in unknown])
        if self._is_too_large(value):
            return
        for index, entry in self._entries(value.get("nodes", []), "network.nodes"):
            self._read_node(index, entry)
        for index, entry in self._entries(value.get("edges", []), "network.edges"):
            edge = self._read(Edge, entry, ("network", "edges", str(index)))
            if edge is not None:
                self.draft.add_edge(edge)

    def _is_too_large(self, network: dict[str, JsonValue]) -> bool:
        """Whether there are more nodes or edges than allowed: such a network is not looked into at all."""
        counted = (
            ("too_many_nodes", network.get("nodes"), LIMITS.nodes, "network.nodes"),
            ("too_many_edges", network.get("edges"), LIMITS.edges, "network.edges"),
        )
        found = [
            make_problem(code, path=path, got=len(entries), expected=limit)
            for code, entries, limit, path in counted
            if isinstance(entries, list) and len(entries) > limit
        ]
        self._add(found)
        return bool(found)

    def _entries(self, value: JsonValue, path: str) -> Iterator[tuple[int, JsonValue]]:
        if isinstance(value, list):
            yield from enumerate(value)
        else:
            self._add([make_problem("not_a_list", path=path)])

    def _read_node(self, index: int, entry: JsonValue) -> None:
        name = entry.get("id") if isinstance(entry, dict) else None
        shown = name if isinstance(name, str) and len(name) <= 32 and name.isidentifier() else None
        where = ("network", "nodes", shown or str(index))
        node = self._read(Node, entry, where, shown)
        if node is None:
            return
        if node.id in self.draft.nodes:
            self._add([make_problem("duplicate_node_id", node_id=node.id, path=".".join(where), got=node.id)])
            return
        if keyword.iskeyword(node.id):
            self._add([make_problem("reserved_node_id", node_id=node.id, path=".".join(where), got=node.id)])
        self.draft.nodes[node.id] = node
        config = self._config("layers", node, where, node.id)
        if config is not None:
            self.draft.configs[node.id] = config

    def _read_data(self, document: dict[str, JsonValue]) -> None:
        if "data" not in document:
            return
        data = self._read(Data, document["data"], ("data",))
        if data is None:
            return
        self.draft.data = data
        self.draft.dataset, problems = read_data_parts(data, self._directory)
        self._add(problems)

    def _read_objectives(self, document: dict[str, JsonValue]) -> None:
        if "objectives" not in document:
            return
        entries = document["objectives"]
        if isinstance(entries, list) and not 1 <= len(entries) <= MOST_OBJECTIVES:
            expected = f"1 … {MOST_OBJECTIVES}"
            self._add([make_problem("wrong_length", path="objectives", got=len(entries), expected=expected)])
            entries = entries[:MOST_OBJECTIVES]
        for index, entry in self._entries(entries, "objectives"):
            where = ("objectives", str(index))
            objective = self._read(Objective, entry, where)
            config = self._config("losses", objective.loss, (*where, "loss")) if objective else None
            self.draft.objectives.append(objective)
            self.draft.objective_configs.append(config)

    def _read_training(self, document: dict[str, JsonValue]) -> None:
        draft = self.draft
        draft.training = self._read(Training, document.get("training", {}), ("training",))
        draft.optimizer = self._read(Component, document.get("optimizer", {"type": "sgd"}), ("optimizer",))
        draft.schedule = self._read(Component, document.get("schedule", {"type": "constant"}), ("schedule",))
        if draft.optimizer is not None:
            draft.optimizer_config = self._config("optimizers", draft.optimizer, ("optimizer",))
        if draft.schedule is not None:
            self._config("schedules", draft.schedule, ("schedule",))


def _unknown(document: dict[str, JsonValue], known: tuple[str, ...]) -> list[str]:
    """Keys that a part of the spec does not have, the first `MOST_PROBLEMS` of them."""
    return list(islice((key for key in document if key not in known), MOST_PROBLEMS))
