"""Writes the catalogue from the records."""

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

import numpy as np
from pydantic import JsonValue, TypeAdapter

from engine import __version__
from engine.augmentation import AUGMENTATIONS
from engine.augmentation.definition import AugmentationDef
from engine.baselines import BASELINES
from engine.baselines.definition import BaselineDef
from engine.catalog.entries import (
    AugmentationEntry,
    BaselineEntry,
    Catalog,
    ComponentEntry,
    DatasetEntry,
    DatasetFacts,
    FindingEntry,
    GroupEntry,
    LayerEntry,
    LossEntry,
    MetricEntry,
    OptimizerEntry,
    SettingsSchema,
)
from engine.catalog.labs import lab_entries
from engine.catalog.pictures import export_entry, face_entry, probe_entry, view_entry
from engine.catalog.zoo import zoo_entries
from engine.datasets import DATASETS
from engine.datasets.definition import DatasetDef, Description
from engine.datasets.places import is_available
from engine.errors import EngineError
from engine.export import EXPORTS
from engine.faces import FACES
from engine.findings import FINDINGS
from engine.findings.definition import FindingDef
from engine.groups import GROUPS
from engine.groups.definition import GroupDef
from engine.initializers import INITIALIZERS
from engine.layers import LAYERS
from engine.layers.definition import LayerDef, no_weights
from engine.limits import LIMITS
from engine.losses import LOSSES
from engine.losses.definition import LossDef
from engine.metrics import METRICS
from engine.metrics.definition import MetricDef
from engine.optimizers import OPTIMIZERS
from engine.optimizers.definition import OptimizerDef
from engine.preprocessing import PREPROCESSING
from engine.registry import Record
from engine.schedules import SCHEDULES
from engine.spec import Config, live_fields, paths
from engine.studies import STUDIES
from engine.views import VIEWS

_SCHEMAS = TypeAdapter(SettingsSchema)

CURVE_REACH = 4.0
CURVE_POINTS = 33

LOSS_METRIC: MetricEntry = {
    "type": "loss",
    "title": "Loss",
    "summary": "Mean loss over this set, without penalties.",
    "formula": "",
    "source": "",
    "task": "any",
    "least_classes": 0,
    "least_outputs": 0,
    "single": False,
    "values_only": False,
}


class Described(Record, Protocol):
    """A component as people read it."""

    @property
    def title(self) -> str:
        """Its name."""
        ...

    @property
    def summary(self) -> str:
        """One sentence."""
        ...

    @property
    def source(self) -> str:
        """Author, year, equation."""
        ...


def build_catalog(directory: Path | None = None) -> Catalog:
    """Everything a page needs to know of the engine.

    Args:
        directory: where downloaded data sets lie, None for the usual places.
    """
    return {
        "version": __version__,
        "layers": [_layer(record) for record in LAYERS],
        "groups": [_group(record) for record in GROUPS],
        "losses": [_loss(record) for record in LOSSES],
        "optimizers": [_optimizer(record) for record in OPTIMIZERS],
        "schedules": [_component(record, record.formula) for record in SCHEDULES],
        "initializers": [_component(record, record.formula) for record in INITIALIZERS],
        "datasets": [entry for record in DATASETS if (entry := _dataset(record, directory))],
        "preprocessing": [_component(record, record.formula) for record in PREPROCESSING],
        "augmentations": [_augmentation(record) for record in AUGMENTATIONS],
        "baselines": [_baseline(record) for record in BASELINES],
        "metrics": [LOSS_METRIC, *(_metric(record) for record in METRICS)],
        "exports": [export_entry(record) for record in EXPORTS],
        "views": [view_entry(record) for record in VIEWS if record.tab or not record.on_request],
        "probes": [probe_entry(record) for record in VIEWS if record.sliced],
        "faces": [face_entry(record) for record in FACES],
        "findings": [_finding(record) for record in FINDINGS],
        "labs": lab_entries(),
        "zoo": zoo_entries(),
        "studies": [_component(record) for record in STUDIES],
        "live_paths": live_paths(),
        "limits": LIMITS.as_dict(),
    }


def live_paths() -> list[str]:
    """Paths of a spec that may change while a run trains; `*` stands for any node of a type that has the setting."""
    return [
        *_live_settings(paths.OPTIMIZER, OPTIMIZERS),
        *_live_settings(paths.SCHEDULE, SCHEDULES),
        paths.L1,
        paths.L2,
        paths.CLIPPING_LIMIT,
        paths.join("objectives", "*", "weight"),
        *_live_settings(paths.join("data", "augmentations", "*"), AUGMENTATIONS),
        *_live_settings(paths.node("*"), LAYERS),
    ]


def _live_settings(owner: str, records: Iterable[Record]) -> list[str]:
    return sorted({paths.setting(owner, name) for record in records for name in live_fields(record.Config)})


def default_config(config: type[Config]) -> dict[str, JsonValue]:
    """Defaults of the settings that have one."""
    required = {name for name, field in config.model_fields.items() if field.is_required()}
    blank = config.model_construct()
    return blank.model_dump(mode="json", exclude=required)


def _component(record: Described, formula: str = "") -> ComponentEntry:
    return {
        "type": record.type,
        "title": record.title,
        "summary": record.summary,
        "formula": formula,
        "source": record.source,
        "version": record.version,
        "config_schema": _SCHEMAS.validate_python(record.Config.model_json_schema()),
        "defaults": default_config(record.Config),
        "live": list(live_fields(record.Config)),
    }


def _layer(record: LayerDef[Config]) -> LayerEntry:
    return {
        **_component(record, record.formula),
        "category": record.category,
        "inputs": [{"name": port.name, "many": port.many, "title": port.title} for port in record.inputs],
        "activation": record.activation,
        "symbol": record.symbol,
        "curve": _curve(record),
        "glyph": record.glyph,
        "can_die": record.can_die,
        "has_weights": record.weights is not no_weights,
        "saturation": None if record.saturation is None else (record.saturation.low, record.saturation.high),
        "folds_into": list(record.folds_into),
    }


def _group(record: GroupDef) -> GroupEntry:
    return {**_component(record, record.formula), "group": record.group}


def _curve(record: LayerDef[Config]) -> list[tuple[float, float]] | None:
    if record.curve is None:
        return None
    z = np.linspace(-CURVE_REACH, CURVE_REACH, CURVE_POINTS)
    values = record.curve(record.Config(), z)
    return [(round(float(x), 6), round(float(a), 6)) for x, a in zip(z, values, strict=True)]


def _loss(record: LossDef[Config]) -> LossEntry:
    return {
        **_component(record, record.formula),
        "targets": list(record.targets),
        "logits": record.logits,
        "task": record.task,
        "unit_interval_targets": record.unit_interval_targets,
        "positions": record.positions,
        "alone": record.alone,
    }


def _optimizer(record: OptimizerDef[Config]) -> OptimizerEntry:
    asked = record.full_batch
    return {
        **_component(record, record.formula),
        "full_batch": asked is not None,
        "most_weights": None if asked is None else asked.most_weights,
    }


def dataset_components() -> list[ComponentEntry]:
    """Every data set with its settings and texts, also those whose facts lie in files that aren't there."""
    return [_component(record) for record in DATASETS]


def dataset_facts(described: Description) -> DatasetFacts:
    """What is known of a data set, as the page reads it."""
    return {
        "kind": described.kind,
        "classes": list(described.classes),
        "input_shape": list(described.input_shape),
        "outputs": described.outputs,
        "size": described.size,
        "label_shape": list(described.label_shape),
        "tokens": described.tokens,
        "boxes": described.boxes,
        "default_split": list(described.split),
        "count_only": described.count_only,
    }


def _dataset(record: DatasetDef[Config], directory: Path | None) -> DatasetEntry | None:
    """The entry; None for a set whose facts lie in a file that is not there."""
    try:
        described = record.brought.blank if record.brought else record.describe(record.Config(), directory)
    except EngineError:
        return None
    return {
        **_component(record),
        **dataset_facts(described),
        "needs_download": record.fetch is not None,
        "brought": record.brought is not None,
        "available": is_available(record, directory),
    }


def _augmentation(record: AugmentationDef[Config]) -> AugmentationEntry:
    return {
        **_component(record, record.formula),
        "images_only": record.images_only,
        "moves": record.moves,
        "corrupts": record.corrupts,
    }


def _baseline(record: BaselineDef[Config]) -> BaselineEntry:
    return {**_component(record, record.formula), "needs": record.needs}


def _metric(record: MetricDef) -> MetricEntry:
    return {
        "type": record.type,
        "title": record.title,
        "summary": record.summary,
        "formula": record.formula,
        "source": record.source,
        "task": record.task,
        "least_classes": record.least_classes,
        "least_outputs": record.least_outputs,
        "single": record.single,
        "values_only": record.values_only,
    }


def _finding(record: FindingDef) -> FindingEntry:
    return {
        "type": record.type,
        "title": record.title,
        "sentence": record.sentence,
        "explanation": record.explanation,
        "source": record.source,
        "version": record.version,
        "cures": dict(record.cure_titles),
        "measure": {"title": record.measure.title, "kind": record.measure.kind},
    }
