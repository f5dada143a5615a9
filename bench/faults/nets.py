"""Networks that train: what faults are seeded in."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.labs.chain import Step, make_chain
from engine.spec import Component, Data, ExperimentSpec, Network, Objective, Training

LABEL = Objective(loss=Component(type="cross_entropy"), prediction="output", target="label")
VALUE = Objective(loss=Component(type="mse"), prediction="output", target="value")
ITSELF = Objective(loss=Component(type="mse"), prediction="output", target="input")
STANDARDIZED = (Component(type="standardize", config={"per": "feature"}),)
ADAM = Component(type="adam", config={"learning_rate": 0.01})


@dataclass(frozen=True)
class Net:
    """A network that trains well, and for how long.

    Attributes:
        held: kept out of the choice of thresholds; its rows are reported apart.
    """

    id: str
    spec: ExperimentSpec
    steps: int
    held: bool = False


def dense(units: int) -> Step:
    """A dense layer."""
    return "dense", {"units": units}


def _hidden(activation: str, *units: int) -> list[Step]:
    return [step for width in units for step in (dense(width), activation)]


def _convolution(filters: int) -> Sequence[Step]:
    return ("conv2d", {"filters": filters, "padding": "same"}), "relu", "max_pool2d"


def _spec(network: Network, data: Data, goal: Objective, optimizer: Component, batch: int) -> ExperimentSpec:
    training = Training(batch_size=batch)
    return ExperimentSpec(network=network, data=data, objectives=(goal,), optimizer=optimizer, training=training)


def _tables() -> list[Net]:
    plane = make_chain(*_hidden("tanh", 16, 16), dense(2), names=("output",))
    table = make_chain(*_hidden("relu", 16, 16), dense(3), names=("output",))
    curve = make_chain(*_hidden("relu", 32, 32), dense(1), names=("output",))
    moons = Data(type="moons", config={"noise": 0.1}, preprocessing=STANDARDIZED)
    wine = Data(type="wine", preprocessing=STANDARDIZED)
    hills = Data(type="hills", preprocessing=STANDARDIZED)
    sgd = Component(type="sgd", config={"learning_rate": 0.1})
    return [
        Net("plane", _spec(plane, moons, LABEL, ADAM, 32), 640),
        Net("table", _spec(table, wine, LABEL, sgd, 16), 640),
        Net("regression", _spec(curve, hills, VALUE, ADAM, 32), 640, held=True),
    ]


def _others() -> list[Net]:
    images = make_chain(*_convolution(8), *_convolution(16), "flatten", dense(10), names=("output",))
    rebuilding = make_chain(
        "flatten",
        *_hidden("relu", 32, 8, 32),
        dense(64),
        ("reshape", {"shape": [8, 8, 1]}),
        names=("last", "output"),
    )
    waves = make_chain(("lstm", {"units": 16}), dense(1), names=("output",))
    digits = Data(type="digits")
    return [
        Net("images", _spec(images, digits, LABEL, ADAM, 32), 512),
        Net("autoencoder", _spec(rebuilding, digits, ITSELF, ADAM, 32), 1024),
        Net("sequence", _spec(waves, Data(type="sine_waves"), VALUE, ADAM, 32), 512, held=True),
    ]


NETS: tuple[Net, ...] = (*_tables(), *_others())
