"""Everything static about a run's computation: what is traced once and shared by runs of equal structure."""

import json
from dataclasses import dataclass
from math import prod

import jax
import jax.numpy as jnp
from jax.typing import DTypeLike

from engine import registry
from engine.augmentation.definition import AugmentationDef
from engine.compile.data_form import DataForm, data_form
from engine.compile.goals import ObjectivePlan, class_weights, make_objective, objective_structure, prediction_kind
from engine.compile.plan import Plan, make_plan, split_config
from engine.compile.weights import WeightLayout, make_layout
from engine.datasets.definition import PreparedData
from engine.errors import EngineError, Problem
from engine.metrics.choice import choose_metrics
from engine.metrics.definition import MetricDef
from engine.optimizers.definition import OptimizerDef
from engine.schedules.definition import ScheduleDef
from engine.spec import Component, Config, ExperimentSpec, Network, live_fields, paths
from engine.spec.expand import Expansion, Origin, expand

SMALL_ELEMENTS = 100_000
"""Networks with fewer numbers (outputs of a batch and weights) are small: the loop alone moves their state."""

EVALUATION_ELEMENTS = 2**21
"""At most so many numbers of one node's output are held while the validation set is evaluated."""


NO_GROUPS = Expansion(Network())


@dataclass(frozen=True)
class AugmentationPlan:
    """One augmentation and its settings. live: those that are traced inputs."""

    record: AugmentationDef[Config]
    config: Config
    live: tuple[str, ...]


@dataclass(frozen=True)
class LiveSlot:
    """One traced input.

    Attributes:
        path: of what it drives, groups written out. written: where the spec has its value.
        config: settings that it is one of, None for a plain number of the spec.
        live: whether people can change it: not what is worked out from a parameter.
    """

    path: str
    written: str
    config: Config | None = None
    live: bool = True

    @property
    def name(self) -> str:
        """Of the setting."""
        return paths.parent(self.path)[1]


def _settings(
    owner: str, config: Config, origin: Origin | None = None, fixed: frozenset[str] = frozenset()
) -> list[LiveSlot]:
    """Slots of a component's live settings.

    Args:
        owner: its path. origin: where a written-out node is written.
        fixed: paths of parameters that more depends on than live settings which are their value as it stands.
    """
    own = origin or Origin(owner)
    slots: list[LiveSlot] = []
    for name in live_fields(type(config)):
        path, written = paths.setting(owner, name), own.setting(name)
        live = name not in own.derived and written not in fixed
        slots.append(LiveSlot(path, written if live else path, config, live))
    return slots


def _fixed_parameters(config: Config, origin: Origin) -> frozenset[str]:
    """Parameters that a node reads elsewhere than as a live setting."""
    live = live_fields(type(config))
    plain = {path for name, path in origin.settings.items() if name not in live}
    return frozenset(plain).union(*origin.derived.values())


@dataclass(frozen=True)
class Program:
    """The static side of a run. Two runs with equal `structure` share every executable but the first weights'.

    Attributes:
        class_weights: of each class; they reach the device as weights of examples, so no executable knows them.
        expansion: where the spec says what the nodes of the plan are.
        memoryless: whether the optimiser's memory setting is 0 (see `OptimizerDef`): its update needs no memory.
        holds_weights: whether single weights may be frozen: a mask lies behind the live values.
        lanes: how many runs its loop trains side by side (see `engine.compile.lanes`); 0 where a run trains alone.
    """

    plan: Plan
    layout: WeightLayout
    objectives: tuple[ObjectivePlan, ...]
    data: DataForm
    optimizer: OptimizerDef[Config]
    optimizer_config: Config
    schedule: ScheduleDef[Config]
    schedule_config: Config
    batch_size: int
    evaluation_period: int
    clipping: str | None
    precision: str
    platform: str
    class_weights: tuple[float, ...] | None = None
    metrics: tuple[MetricDef, ...] = ()
    augmentations: tuple[AugmentationPlan, ...] = ()
    expansion: Expansion = NO_GROUPS
    memoryless: bool = False
    holds_weights: bool = False
    lanes: int = 0

    @property
    def objective(self) -> ObjectivePlan:
        """The first objective: what people call the prediction, and what pictures and metrics are made of."""
        return self.objectives[0]

    @property
    def loss_columns(self) -> int:
        """Losses that a step returns: data loss, penalty, and each of several objectives."""
        return 2 + (len(self.objectives) if len(self.objectives) > 1 else 0)

    @property
    def dtype(self) -> DTypeLike:
        """Of weights, activations and losses."""
        return jnp.float64 if self.precision == "float64" else jnp.float32

    @property
    def steps_per_epoch(self) -> int:
        """Updates in one epoch, the last partial batch included."""
        return -(-self.data.counts[0] // self.batch_size)

    @property
    def live_slots(self) -> tuple[LiveSlot, ...]:
        """The traced inputs, in their order."""
        slots = [*_settings(paths.OPTIMIZER, self.optimizer_config), *_settings(paths.SCHEDULE, self.schedule_config)]
        plain = [paths.L1, paths.L2, *([paths.CLIPPING_LIMIT] if self.clipping else [])]
        if len(self.objectives) > 1:
            plain += [paths.join(paths.objective(number), "weight") for number in range(len(self.objectives))]
        slots += [LiveSlot(path, path) for path in plain]
        for number, part in enumerate(self.augmentations):
            slots += _settings(paths.augmentation(number), part.config)
        origins = [(node, self.expansion.origin(node.node_id)) for node in self.plan.nodes]
        fixed = frozenset().union(*(_fixed_parameters(node.config, origin) for node, origin in origins))
        for node, origin in origins:
            slots += _settings(paths.node(node.node_id), node.config, origin, fixed)
        return tuple(slots)

    @property
    def live_size(self) -> int:
        """Numbers of the vector of traced inputs."""
        return len(self.live_slots) + (self.layout.size if self.holds_weights else 0)

    @property
    def live_paths(self) -> tuple[str, ...]:
        """Paths in the spec whose values are traced inputs: copies of a group share theirs."""
        return tuple(dict.fromkeys(slot.written for slot in self.live_slots if slot.live))

    @property
    def evaluation_block(self) -> int:
        """Examples evaluated at once."""
        widest = max(node.numbers for node in self.plan.nodes)
        count = self.data.counts[1] or self.data.counts[0]
        return max(1, min(count, 1024, max(16, EVALUATION_ELEMENTS // widest)))

    @property
    def small(self) -> bool:
        """Whether a second backward pass for statistics costs next to nothing."""
        outputs = sum(prod(node.output_shape) for node in self.plan.nodes)
        return outputs * self.batch_size + self.layout.size < SMALL_ELEMENTS

    @property
    def structure(self) -> str:
        """Canonical text of everything static: the key of the executables."""
        return json.dumps(
            [
                self.plan.structure,
                [objective_structure(objective) for objective in self.objectives],
                list(vars(self.data).values()),
                [self.optimizer.type, self.optimizer.version, split_config(self.optimizer_config)[0], self.memoryless],
                [self.schedule.type, self.schedule.version, split_config(self.schedule_config)[0]],
                [[part.record.type, part.record.version, split_config(part.config)[0]] for part in self.augmentations],
                [[metric.type, metric.version] for metric in self.metrics],
                [self.batch_size, self.evaluation_period, self.clipping, self.precision, self.platform],
                self.holds_weights,
                self.lanes,
            ],
            sort_keys=True,
        )

    @property
    def start_structure(self) -> str:
        """Key of the executable that draws the first weights."""
        starts = [node.start for node in self.plan.nodes]
        return json.dumps([self.plan.structure, starts, self.precision, self.platform])


def make_program(spec: ExperimentSpec, prepared: PreparedData, platform: str) -> Program:
    """Reads a valid spec once.

    Raises:
        EngineError: `precision_unavailable` where float64 is asked for in a process without it, or a shape problem.
    """
    training = spec.training
    if training.precision == "float64" and not jax.config.read("jax_enable_x64"):
        raise EngineError(_precision_problem())
    flat, expansion = expand(spec)
    plan = make_plan(flat.network, prepared.input_shape, {goal.prediction for goal in flat.objectives})
    batch_size = min(training.batch_size, prepared.counts[0])
    steps_per_epoch = -(-prepared.counts[0] // batch_size)
    unit = steps_per_epoch if training.evaluation.unit == "epoch" else 1
    objectives = tuple(make_objective(flat, number, plan, prepared) for number in range(len(spec.objectives)))
    optimizer, schedule = registry.optimizer(spec.optimizer.type), registry.schedule(spec.schedule.type)
    optimizer_config = optimizer.Config.model_validate(spec.optimizer.config)
    return Program(
        plan=plan,
        layout=make_layout(plan),
        objectives=objectives,
        data=data_form(spec, prepared),
        optimizer=optimizer,
        optimizer_config=optimizer_config,
        schedule=schedule,
        schedule_config=schedule.Config.model_validate(spec.schedule.config),
        batch_size=batch_size,
        evaluation_period=training.evaluation.every * unit,
        clipping=None if training.clipping is None else training.clipping.by,
        class_weights=class_weights(training.class_weights, prepared),
        augmentations=tuple(_augmentation(part) for part in spec.data.augmentations),
        metrics=choose_metrics(training.evaluation.metrics, prediction_kind(objectives[0], prepared)),
        precision=training.precision,
        platform=platform,
        expansion=expansion,
        memoryless=optimizer.memory_setting is not None and not getattr(optimizer_config, optimizer.memory_setting),
        holds_weights=any(node.frozen_weights for node in flat.network.nodes),
    )


def _augmentation(part: Component) -> AugmentationPlan:
    record = registry.augmentation(part.type)
    return AugmentationPlan(record, record.Config.model_validate(part.config), live_fields(record.Config))


def _precision_problem() -> Problem:
    return Problem(
        code="precision_unavailable",
        message="float64 runs need a process of their own with 64-bit numbers switched on",
        path="training.precision",
        got="float64",
        expected="float32",
        hint="Choose float32.",
    )
