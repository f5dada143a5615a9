"""Look-up of component records by type, and reading a component's settings."""

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

from engine.augmentation import AUGMENTATIONS
from engine.augmentation.definition import AugmentationDef
from engine.datasets import DATASETS
from engine.datasets.definition import DatasetDef
from engine.initializers import INITIALIZERS
from engine.initializers.definition import InitializerDef
from engine.layers import LAYERS
from engine.layers.definition import LayerDef
from engine.losses import LOSSES
from engine.losses.definition import LossDef
from engine.metrics import METRICS
from engine.metrics.definition import MetricDef
from engine.optimizers import OPTIMIZERS
from engine.optimizers.definition import OptimizerDef
from engine.preprocessing import PREPROCESSING
from engine.preprocessing.definition import PreprocessingDef
from engine.schedules import SCHEDULES
from engine.schedules.definition import ScheduleDef
from engine.spec import Component, Config, ConfigType


class Record(Protocol):
    """What every component record has."""

    @property
    def type(self) -> str:
        """Its name in specs."""
        ...

    @property
    def Config(self) -> ConfigType[Config]:  # noqa: N802 - a class under the name it has in the records
        """Its settings."""
        ...

    @property
    def version(self) -> int:
        """Raised when the same settings compute something else."""
        ...


AnyRecord = TypeVar("AnyRecord", bound=Record)


def _by_type(records: Iterable[AnyRecord]) -> dict[str, AnyRecord]:
    return {record.type: record for record in records}


_LAYERS = _by_type(LAYERS)
_LOSSES = _by_type(LOSSES)
_OPTIMIZERS = _by_type(OPTIMIZERS)
_INITIALIZERS = _by_type(INITIALIZERS)
_SCHEDULES = _by_type(SCHEDULES)
_DATASETS = _by_type(DATASETS)
_PREPROCESSING = _by_type(PREPROCESSING)
_AUGMENTATIONS = _by_type(AUGMENTATIONS)
_METRICS = {record.type: record for record in METRICS}

FAMILIES: Mapping[str, Mapping[str, Record]] = {
    "layers": _LAYERS,
    "losses": _LOSSES,
    "optimizers": _OPTIMIZERS,
    "initializers": _INITIALIZERS,
    "schedules": _SCHEDULES,
    "datasets": _DATASETS,
    "preprocessing": _PREPROCESSING,
    "augmentations": _AUGMENTATIONS,
}
"""Every registry by the name it has in the catalogue."""


def layer(name: str) -> LayerDef[Config]:
    """The layer of that type; the spec was checked before."""
    return _LAYERS[name]


def loss(name: str) -> LossDef[Config]:
    """The loss of that type; the spec was checked before."""
    return _LOSSES[name]


def optimizer(name: str) -> OptimizerDef[Config]:
    """The optimiser of that type; the spec was checked before."""
    return _OPTIMIZERS[name]


def initializer(name: str) -> InitializerDef[Config]:
    """The initialiser of that type; the spec was checked before."""
    return _INITIALIZERS[name]


def schedule(name: str) -> ScheduleDef[Config]:
    """The schedule of that type; the spec was checked before."""
    return _SCHEDULES[name]


def dataset(name: str) -> DatasetDef[Config]:
    """The data set of that type; the spec was checked before."""
    return _DATASETS[name]


def preprocessing(name: str) -> PreprocessingDef[Config]:
    """The preprocessing step of that type; the spec was checked before."""
    return _PREPROCESSING[name]


def augmentation(name: str) -> AugmentationDef[Config]:
    """The augmentation of that type; the spec was checked before."""
    return _AUGMENTATIONS[name]


def find_augmentation(name: str) -> AugmentationDef[Config] | None:
    """The augmentation of that type, None where there is none."""
    return _AUGMENTATIONS.get(name)


def mixes(name: str) -> bool:
    """Whether a preprocessing step of that type makes mixtures of the inputs; False where there is none."""
    return name in _PREPROCESSING and _PREPROCESSING[name].mix is not None


def find_metric(name: str) -> MetricDef | None:
    """The metric of that type, None where there is none."""
    return _METRICS.get(name)


def find_layer(name: str) -> LayerDef[Config] | None:
    """The layer of that type, None where there is none."""
    return _LAYERS.get(name)


def find_loss(name: str) -> LossDef[Config] | None:
    """The loss of that type, None where there is none."""
    return _LOSSES.get(name)


def find_dataset(name: str) -> DatasetDef[Config] | None:
    """The data set of that type, None where there is none."""
    return _DATASETS.get(name)


def layer_config(node: Component) -> Config:
    """The node's settings as its layer's `Config`, defaults filled."""
    return layer(node.type).Config.model_validate(node.config)


def nested_family(config: type[Config], field: str) -> str | None:
    """The registry a field's nested `{type, config}` comes from (`initializers`), None for a plain field."""
    extra = config.model_fields[field].json_schema_extra
    family = extra.get("component") if isinstance(extra, dict) else None
    return family if isinstance(family, str) else None
