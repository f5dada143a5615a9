"""A network with a memory: LSTM."""

from engine.groups.compose import make_node
from engine.spec import Component, Data, ExperimentSpec, Objective
from engine.zoo.compose import make_network, trained
from engine.zoo.definition import Architecture

SUM = Objective(loss=Component(type="mse"), prediction="output", target="value")


def _adding(units: int, steps: int) -> ExperimentSpec:
    """The sum of two marked numbers, so many steps apart at most."""
    network = make_network([make_node("memory", "lstm", units=units), make_node("output", "dense", units=1)])
    return trained(network, learning_rate=0.01, data=Data(type="adding", config={"steps": steps}), objectives=(SUM,))


LSTM = Architecture(
    type="lstm",
    title="LSTM",
    year=1997,
    summary="A cell with gates keeps what it has seen for hundreds of steps, where gradients of earlier recurrent "
    "networks vanish.",
    source="Hochreiter and Schmidhuber 1997, section 5.4 (adding problem); with the forget gate of Gers et al. 2000.",
    spec=_adding(128, 100),
    twin=_adding(16, 10),
    twin_steps=512,
)
