"""A spec in the making: every part that could be read, so that one fault hides no other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, JsonValue

from engine.checks.components import check_component
from engine.checks.data import read_data_parts
from engine.checks.network import ConfigReader, Drawn, NetworkReader, unknown_keys
from engine.checks.reading import Where, read_part
from engine.checks.scan import Scan
from engine.datasets.definition import Description
from engine.errors import Problem
from engine.problems import make_problem
from engine.spec import Component, Config, Data, Edge, ExperimentSpec, Node, Objective, Training
from engine.spec.expand import drawn_id
from engine.spec.experiment import MOST_OBJECTIVES
from engine.spec.migrations import SPEC_VERSION, migrate

Model = TypeVar("Model", bound=BaseModel)
MOST_REPORTED = 1000
"""Problems of form that one spec is answered with at most."""

KEYS = ("version", "network", "data", "objectives", "optimizer", "schedule", "training")


@dataclass
class Draft:
    """What could be read of a spec.

    Attributes:
        drawn: the network as it is written.
        nodes, edges: with its groups written out, where they can be; else as they are drawn.
        objectives, objective_configs: in the order of the spec, None where they could not be read; predictions are
            nodes with groups written out. drawn_objectives: as they are written.
        configs: settings of the nodes whose type and settings are in order.
        dataset: what is known of the data set. data, objective, ...: None where they could not be read.
    """

    problems: list[Problem] = field(default_factory=list[Problem])
    drawn: Drawn = field(default_factory=Drawn)
    nodes: dict[str, Node] = field(default_factory=dict[str, Node])
    configs: dict[str, Config] = field(default_factory=dict[str, Config])
    edges: list[Edge] = field(default_factory=list[Edge])
    data: Data | None = None
    dataset: Description | None = None
    objectives: list[Objective | None] = field(default_factory=list[Objective | None])
    drawn_objectives: list[Objective | None] = field(default_factory=list[Objective | None])
    objective_configs: list[Config | None] = field(default_factory=list[Config | None])
    optimizer: Component | None = None
    optimizer_config: Config | None = None
    schedule: Component | None = None
    training: Training | None = None
    _wires: dict[str, list[Edge]] = field(default_factory=dict[str, list[Edge]])

    def take_network(self, drawn: Drawn) -> None:
        """Takes up a network that was read."""
        self.drawn = drawn
        flat = drawn.network if drawn.expansion is None else drawn.expansion.network
        self.nodes = {node.id: node for node in flat.nodes}
        self.edges = list(flat.edges)
        for edge in self.edges:
            self._wires.setdefault(edge.target, []).append(edge)

    def wires_into(self, node_id: str) -> Sequence[Edge]:
        """Edges whose target is a node, in the order of the spec."""
        return self._wires.get(node_id, ())

    def may_lack_input(self, node_id: str) -> bool:
        """Whether a wire into the block that a node lies in could not be read."""
        return drawn_id(node_id) in self.drawn.unsure_targets

    def may_lack_reader(self, node_id: str) -> bool:
        """Whether a wire from the block that a node lies in could not be read."""
        return drawn_id(node_id) in self.drawn.unsure_sources

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
        objectives = tuple(objective for objective in self.drawn_objectives if objective is not None)
        if data is None or optimizer is None or schedule is None or training is None or not objectives:
            return None
        return ExperimentSpec(
            network=self.drawn.network,
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
        room = max(0, MOST_REPORTED - len(self.draft.problems))
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
        self._add([make_problem("unknown_key", path=key) for key in unknown_keys(document, KEYS)])
        missing = [key for key in ("network", "data", "objectives") if key not in document]
        self._add([make_problem("missing_key", path=key) for key in missing])
        version = document.get("version", SPEC_VERSION)
        if version != SPEC_VERSION or not isinstance(version, int) or isinstance(version, bool):
            self._add([make_problem("unsupported_version", path="version", got=version, expected=SPEC_VERSION)])

    def _read_network(self, value: JsonValue) -> None:
        if value is None:
            return
        drawn = NetworkReader(self._add).read(value)
        self.draft.take_network(drawn)
        settings = ConfigReader(drawn, self._add)
        for name, node in self.draft.nodes.items():
            config = settings.read(node)
            if config is not None:
                self.draft.configs[name] = config

    def _entries(self, value: JsonValue, path: str) -> Iterator[tuple[int, JsonValue]]:
        if isinstance(value, list):
            yield from enumerate(value)
        else:
            self._add([make_problem("not_a_list", path=path)])

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
            self.draft.drawn_objectives.append(objective)
            self.draft.objectives.append(self._written_out(objective))
            self.draft.objective_configs.append(config)

    def _written_out(self, objective: Objective | None) -> Objective | None:
        expansion = self.draft.drawn.expansion
        if objective is None or expansion is None or objective.prediction not in expansion.instances:
            return objective
        return objective.model_copy(update={"prediction": expansion.output(objective.prediction)})

    def _read_training(self, document: dict[str, JsonValue]) -> None:
        draft = self.draft
        draft.training = self._read(Training, document.get("training", {}), ("training",))
        draft.optimizer = self._read(Component, document.get("optimizer", {"type": "sgd"}), ("optimizer",))
        draft.schedule = self._read(Component, document.get("schedule", {"type": "constant"}), ("schedule",))
        if draft.optimizer is not None:
            draft.optimizer_config = self._config("optimizers", draft.optimizer, ("optimizer",))
        if draft.schedule is not None:
            self._config("schedules", draft.schedule, ("schedule",))
