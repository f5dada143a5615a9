"""Programs of the collections of DeepLocalize and DeepFD, restated as specs beside their published fixes."""

from collections.abc import Iterator

from bench.faults.cases import Case
from bench.faults.kinds import Fault
from bench.faults.nets import Net
from bench.faults.programs.classifiers import CLASSIFIERS
from bench.faults.programs.definition import Program
from bench.faults.programs.images import IMAGES
from bench.faults.programs.regressions import REGRESSIONS

PROGRAMS: tuple[Program, ...] = (*CLASSIFIERS, *REGRESSIONS, *IMAGES)

LEFT_OUT: dict[str, str] = {
    "38648195": "several labels of one example",
    "58609115": "several labels of one example",
    "41600519": "several labels of one example",
    "MovieReviews_Keras": "several labels of one example",
    "59325381": "labels divided by 255: a label is a class here",
    "41327601": "fixed by a custom metric; its network trains",
    "39810655": "loss for labels written as numbers or as vectors: both are one loss here",
    "41372874": "no fault: its authors found none",
    "59282996": "fixed in the numbering of its labels",
    "58237726": "fixed in the shape of what a generator gives",
    "41947039": "fixed in the preprocessing of its own images; no patch published",
    "56380303": "a network of several hundred megabytes of images that was not published",
    "46995209": "predicts 90 numbers from others; no data of that kind",
    "47932589": "predicts several unscaled numbers; no data of that kind",
    "52800582": "targets up to 100,000,000; no data of that kind",
    "46642627": "cross-entropy of unscaled numbers, which is refused as such",
    "keras-super-resolution": "images as targets of other sizes; no data of that kind",
    "keras_catsdogs": "pictures that were not published",
    "DDOS-ML-Detection": "a log of a network that was not published",
    "kerasma": "prices that were not published",
    "Averaging_Neural_Networks": "averages the weights of several networks",
    "hotdog-sandwich": "pictures that were not published",
}
"""Programs that a spec doesn't say, and why."""


def real_cases() -> Iterator[Case]:
    """Every program beside its fix."""
    for program in PROGRAMS:
        fault = Fault(f"{program.id}: {program.cause}", lambda spec: spec, program.causes)
        net = Net(program.id, program.fixed, program.steps)
        yield Case(fault, net, program.fixed.training.seed, program.fixed, program.faulty, source="real")
