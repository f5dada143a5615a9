"""The networks of history: what each costs, and each as an experiment. The catalogue has their texts."""

from fastapi import APIRouter

from backend.errors import not_found
from engine.catalog import ZooOverview, ZooSpecs, zoo_overview, zoo_specs

router = APIRouter(prefix="/api/zoo", tags=["catalog"])


@router.get("")
def read_overview() -> ZooOverview:
    """Weights, multiply-adds, memory and layers of every network, in the order of the catalogue."""
    return zoo_overview()


@router.get("/{type}")
def read_architecture(type: str) -> ZooSpecs:
    """A network as it was published, and a small twin that trains within a minute.

    Refused: 404.
    """
    found = zoo_specs(type)
    if found is None:
        raise not_found("network", type)
    return found
