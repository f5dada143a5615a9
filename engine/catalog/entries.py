"""What the catalogue's JSON holds, entry by entry."""

from typing import Literal

from pydantic import ConfigDict, JsonValue, with_config
from typing_extensions import TypedDict

from engine.metrics.definition import MetricTask
from engine.spec import Component, ExperimentSpec, Group, Target

Task = Literal["classification", "regression"]

_strict = with_config(ConfigDict(extra="forbid"))

# Keywords of JSON schema that are no names of Python, or none that its style allows.
_SettingKeywords = TypedDict(
    "_SettingKeywords",
    {
        "$ref": str,
        "additionalProperties": JsonValue,
        "anyOf": list["SettingSchema"],
        "exclusiveMaximum": int | float,
        "exclusiveMinimum": int | float,
        "maxItems": int,
        "maxLength": int,
        "minItems": int,
        "prefixItems": list["SettingSchema"],
    },
    total=False,
)
_SettingsKeywords = TypedDict(
    "_SettingsKeywords", {"$defs": dict[str, "SettingSchema"], "additionalProperties": bool}, total=False
)


@_strict
class SettingSchema(_SettingKeywords, total=False):
    """JSON schema of one setting, as pydantic writes it, with what `setting` adds."""

    choices: list[JsonValue]
    component: str
    const: JsonValue
    default: JsonValue
    description: str
    enum: list[JsonValue]
    items: "SettingSchema"
    live: bool
    maximum: int | float
    minimum: int | float
    pattern: str
    properties: dict[str, "SettingSchema"]
    required: list[str]
    scale: str
    title: str
    type: str
    unit: str


@_strict
class SettingsSchema(_SettingsKeywords, total=False):
    """JSON schema of a component's settings."""

    description: str
    properties: dict[str, SettingSchema]
    required: list[str]
    title: str
    type: str


@_strict
class ComponentEntry(TypedDict):
    """What every component has: `live` names the settings that may change while a run trains."""

    type: str
    title: str
    summary: str
    formula: str
    source: str
    version: int
    config_schema: SettingsSchema
    defaults: dict[str, JsonValue]
    live: list[str]


@_strict
class PortEntry(TypedDict):
    """One input of a layer. title: "" where it is the only one."""

    name: str
    many: bool
    title: str


@_strict
class LayerEntry(ComponentEntry):
    """`curve` is [[z, a], ...] of an activation with its default settings, `glyph` an SVG path in a square of 24 by 24.

    A page shows any `category` as a heading.
    """

    category: str
    inputs: list[PortEntry]
    activation: bool
    symbol: str
    curve: list[tuple[float, float]] | None
    glyph: str
    can_die: bool
    has_weights: bool
    saturation: tuple[float, float] | None
    folds_into: list[str]


@_strict
class GroupEntry(ComponentEntry):
    """A ready-made group: `config_schema` describes the parameters of `group`, whose name in a network is `type`."""

    group: Group


@_strict
class LossEntry(ComponentEntry):
    """See `LossDef`."""

    targets: list[Target]
    logits: bool
    task: Task
    unit_interval_targets: bool
    positions: bool
    alone: bool


@_strict
class OptimizerEntry(ComponentEntry):
    """`most_weights` is the largest network that a full-batch method takes."""

    full_batch: bool
    most_weights: int | None


@_strict
class DatasetFacts(TypedDict):
    """`label_shape` is empty where an example has one class; `default_split` counts training, validation and test.

    `boxes`: most boxes of an example, 0 where there are none.
    """

    kind: str
    classes: list[str]
    input_shape: list[int]
    outputs: int
    size: int
    label_shape: list[int]
    tokens: int
    boxes: int
    default_split: list[int]
    count_only: bool


@_strict
class DatasetEntry(ComponentEntry, DatasetFacts):
    """`brought`: people bring its examples, and its facts are those of the table that an experiment's settings name."""

    needs_download: bool
    available: bool
    brought: bool


@_strict
class AugmentationEntry(ComponentEntry):
    """`moves`: whether pixels change their places."""

    images_only: bool
    moves: bool
    corrupts: bool


@_strict
class BaselineEntry(ComponentEntry):
    """See `BaselineDef`."""

    needs: Literal["classes", "values", "either", "inputs"]


@_strict
class MetricEntry(TypedDict):
    """`single`: only for one class per example; `values_only`: only for targets that are values of the data set."""

    type: str
    title: str
    summary: str
    formula: str
    source: str
    task: MetricTask | Literal["any"]
    least_classes: int
    least_outputs: int
    single: bool
    values_only: bool


@_strict
class FaceEntry(TypedDict):
    """What blocks can show of their layer. `view`: which view draws it. `options`: those that the view has."""

    type: str
    title: str
    summary: str
    view: str
    options: list[str]


@_strict
class ProbeEntry(TypedDict):
    """A measurement in slices. `options`: values of each option, the default first; none: any text."""

    type: str
    title: str
    summary: str
    options: dict[str, list[str]]


@_strict
class ViewEntry(TypedDict):
    """A picture of a run. `validation_only`: whether all that it shows are validation examples."""

    type: str
    title: str
    summary: str
    validation_only: bool


@_strict
class ExportEntry(TypedDict):
    """A format in which a run leaves. `needs`: what it is made of; `weights` are for the owner alone."""

    type: str
    title: str
    summary: str
    suffix: str
    needs: list[str]


@_strict
class MeasureEntry(TypedDict):
    """The number that a finding looks at. `kind`: how it is written."""

    title: str
    kind: Literal["number", "share"]


@_strict
class FindingEntry(TypedDict):
    """`cures`: titles by what they change."""

    type: str
    title: str
    sentence: str
    explanation: str
    source: str
    version: int
    cures: dict[str, str]
    measure: MeasureEntry


@_strict
class PretrainedEntry(TypedDict):
    """Blocks `nodes` start with what they have learned in `run` after `steps` steps."""

    run: str
    steps: int
    nodes: list[str]


@_strict
class LabRunEntry(TypedDict):
    """One of several runs of a lab.

    `pretrained`: the run whose weights some of its blocks start with, behind so many steps; None where all are drawn.
    """

    id: str
    title: str
    pretrained: PretrainedEntry | None


@_strict
class LabStudyEntry(TypedDict):
    """A study of a lab: kind and settings, as `POST /api/studies` takes them. `run`: id of the run that is varied."""

    id: str
    title: str
    run: str
    study: Component


@_strict
class ClaimEntry(TypedDict):
    """What a lab asserts of the record of a run behind so many steps: a number from `least` to `most` (None: no bound).

    `run`: id of the run. `against`: of another; then the number is that of `run` divided by that of `against`.
    """

    statement: str
    steps: int
    least: float | None
    most: float | None
    run: str
    against: str | None


@_strict
class AssertionEntry(TypedDict):
    """What a lab asserts of counts, of states of its runs, or of its studies: a number from `least` to `most`.

    `value`: the number itself, which only a count has before anything is trained. `steps`: of a state, that its runs
    have taken. `of`: ids of the runs or studies that it is of; none for a count. A bound is None where there is none,
    or where it is no finite number.
    """

    kind: Literal["count", "state", "study"]
    statement: str
    least: float | None
    most: float | None
    value: float | None
    steps: int | None
    of: list[str]


@_strict
class LabEntry(TypedDict):
    """A ready experiment.

    `steps_per_second`: how fast it is best watched; None where as fast as it goes. `runs`: where it compares several,
    all of them, that of `spec` first; the others are at `/api/labs/{id}/{run}`. `studies`: of its runs.
    """

    id: str
    title: str
    summary: str
    spec: ExperimentSpec
    spec_hash: str | None
    weights: int
    steps_per_second: float | None
    source: str
    claims: list[ClaimEntry]
    assertions: list[AssertionEntry]
    runs: list[LabRunEntry]
    studies: list[LabStudyEntry]


@_strict
class ZooEntry(TypedDict):
    """A network of history. `top5_error`: on the validation set of ImageNet, in percent, as `top5_source` says."""

    type: str
    title: str
    summary: str
    year: int
    source: str
    top5_error: float | None
    top5_source: str | None


@_strict
class Catalog(TypedDict):
    """Everything that experiments can be made of, and the limits."""

    version: str
    layers: list[LayerEntry]
    groups: list[GroupEntry]
    losses: list[LossEntry]
    optimizers: list[OptimizerEntry]
    schedules: list[ComponentEntry]
    initializers: list[ComponentEntry]
    datasets: list[DatasetEntry]
    preprocessing: list[ComponentEntry]
    augmentations: list[AugmentationEntry]
    baselines: list[BaselineEntry]
    metrics: list[MetricEntry]
    views: list[ViewEntry]
    exports: list[ExportEntry]
    probes: list[ProbeEntry]
    faces: list[FaceEntry]
    findings: list[FindingEntry]
    labs: list[LabEntry]
    zoo: list[ZooEntry]
    studies: list[ComponentEntry]
    live_paths: list[str]
    limits: dict[str, int]
