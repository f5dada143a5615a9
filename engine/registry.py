"""Look-up of component records by type, and reading a component's settings."""

from typing import Any

from engine.datasets import DATASETS
from engine.datasets.definition import DatasetDef
from engine.initializers import INITIALIZERS
from engine.initializers.definition import InitializerDef
from engine.layers import LAYERS
from engine.layers.definition import LayerDef
from engine.losses import LOSSES
from engine.losses.definition import LossDef
from engine.optimizers import OPTIMIZERS
from engine.optimizers.definition import OptimizerDef
from engine.schedules import SCHEDULES
from engine.schedules.definition import ScheduleDef
from engine.spec import Component

_LAYERS = {record.type: record for record in LAYERS}
_LOSSES = {record.type: record for record in LOSSES}
_OPTIMIZERS = {record.type: record for record in OPTIMIZERS}
_INITIALIZERS = {record.type: record for record in INITIALIZERS}
_SCHEDULES = {record.type: record for record in SCHEDULES}
_DATASETS = {record.type: record for record in DATASETS}


def layer(name: str) -> LayerDef:
    """The layer of that type; the spec was checked before."""
    return _LAYERS[name]


def loss(name: str) -> LossDef:
    """The loss of that type; the spec was checked before."""
    return _LOSSES[name]


def optimizer(name: str) -> OptimizerDef:
    """The optimiser of that type; the spec was checked before."""
    return _OPTIMIZERS[name]


def initializer(name: str) -> InitializerDef:
    """The initialiser of that type; the spec was checked before."""
    return _INITIALIZERS[name]


def schedule(name: str) -> ScheduleDef:
    """The schedule of that type; the spec was checked before."""
    return _SCHEDULES[name]


def dataset(name: str) -> DatasetDef:
    """The data set of that type; the spec was checked before."""
    return _DATASETS[name]


def layer_config(node: Component) -> Any:
    """The node's settings as its layer's `Config`, defaults filled."""
    return layer(node.type).Config.model_validate(node.config)
