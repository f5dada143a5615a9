"""Autoencoders: deep, denoising, sparse."""

from collections.abc import Sequence

from engine.groups.compose import make_node
from engine.spec import Component, Data, ExperimentSpec, Network, Node, Objective
from engine.zoo.compose import INPUT, counted, make_network, trained
from engine.zoo.definition import Architecture

SPARSE = Objective(
    loss=Component(type="sparsity_kl", config={"rho": 0.05}), prediction="code_act", target="none", weight=0.1
)
NOISE = Component(type="noise", config={"std": 0.3})
SIDE, DIGITS_SIDE = 28, 8


def _network(hidden: Sequence[int], side: int) -> Network:
    """Dense layers with sigmoid, to the code and back to the image.

    Args:
        hidden: units from the first layer to the code; the way back mirrors them. side: of the square image.
    """
    nodes: list[Node] = [make_node("flat", "flatten")]
    for number, units in enumerate(hidden[:-1], 1):
        nodes += [make_node(f"encode_{number}", "dense", units=units), make_node(f"act_{number}", "sigmoid")]
    nodes += [make_node("code", "dense", units=hidden[-1]), make_node("code_act", "sigmoid")]
    for number in range(len(hidden) - 1, 0, -1):
        nodes += [
            make_node(f"decode_{number}", "dense", units=hidden[number - 1]),
            make_node(f"act_back_{number}", "sigmoid"),
        ]
    nodes += [
        make_node("pixels", "dense", units=side * side),
        make_node("brightness", "sigmoid"),
        make_node("reconstruction", "reshape", shape=[side, side, 1]),
    ]
    return make_network(nodes)


def _full(hidden: Sequence[int], *goals: Objective) -> ExperimentSpec:
    return counted(_network(hidden, SIDE), side=SIDE, channels=1, classes=10, objectives=(INPUT, *goals))


def _twin(hidden: Sequence[int], *goals: Objective, noise: bool = False) -> ExperimentSpec:
    data = Data(type="digits", augmentations=(NOISE,) if noise else ())
    return trained(_network(hidden, DIGITS_SIDE), learning_rate=0.01, data=data, objectives=(INPUT, *goals))


DEEP_AUTOENCODER = Architecture(
    type="deep_autoencoder",
    title="Deep autoencoder",
    year=2006,
    summary="Compresses 784 pixels to 30 numbers through four layers and reconstructs them: far better than principal "
    "components.",
    source="Hinton and Salakhutdinov 2006, figure 1, for handwritten digits; trained as a whole, with a sigmoid code.",
    spec=_full((1000, 500, 250, 30)),
    twin=_twin((48, 24, 12)),
    twin_steps=832,
)
DENOISING_AUTOENCODER = Architecture(
    type="denoising_autoencoder",
    title="Denoising autoencoder",
    year=2008,
    summary="Reconstructs the clean image from a noisy one, and so can't just copy its input.",
    source="Vincent et al. 2008, figure 1; Gaussian noise in the place of pixels set to zero.",
    spec=_full((1000,)),
    twin=_twin((48,), noise=True),
    twin_steps=384,
)
SPARSE_AUTOENCODER = Architecture(
    type="sparse_autoencoder",
    title="Sparse autoencoder",
    year=2011,
    summary="A penalty keeps most units of the code silent; each then answers to one stroke or edge.",
    source="Ng 2011 (CS294A lecture notes, Sparse autoencoder), equation for the KL penalty.",
    spec=_full((196,), SPARSE),
    twin=_twin((48,), SPARSE),
    twin_steps=384,
)
