"""The networks of history: what each costs, and each as an experiment. The catalogue has their texts."""

from fastapi import APIRouter

from backend.errors import not_found
from engine.catalog import ZooOverview, find_architecture, zoo_overview
from engine.spec import ExperimentSpec
from engine.zoo.definition import Architecture

router = APIRouter(prefix="/api/zoo", tags=["catalog"])


@router.get("")
def read_overview() -> ZooOverview:
    """Weights, multiply-adds, memory and layers of every network, in the order of the catalogue."""
    return zoo_overview()


@router.get("/{type}")
def read_network(type: str) -> ExperimentSpec:
    """A network as it was published."""
    return _require(type).spec


@router.get("/{type}/twin")
def read_twin(type: str) -> ExperimentSpec:
    """The small twin of a network, which trains within a minute."""
    return _require(type).twin


def _require(type: str) -> Architecture:
    """An entry of the zoo.

    Raises:
        Refused: 404.
    """
    found = find_architecture(type)
    if found is None:
        raise not_found("network", type)
    return found
