"""Tables that come with scikit-learn: flowers, wines, tumours, patients. Nothing to download."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from engine.datasets.definition import Examples
from engine.datasets.plain import make_sized
from engine.layers.spans import Span
from engine.spec import Config


class IrisConfig(Config):
    """Settings of the irises: none."""


class WineConfig(Config):
    """Settings of the wines: none."""


class BreastCancerConfig(Config):
    """Settings of the tumours: none."""


class DiabetesConfig(Config):
    """Settings of the diabetes patients: none."""


def _examples(name: str) -> Examples:
    from sklearn import datasets  # half a second, for those alone who look at a table

    table: Any = getattr(datasets, f"load_{name}")()
    target = np.asarray(table.target)
    inputs = np.asarray(table.data, np.float64)
    if name == "diabetes":
        course = target.astype(np.float64)
        return Examples(inputs, None, ((course - course.mean()) / course.std())[:, None])
    return Examples(inputs, target.astype(np.int32), None)


def _load_iris(config: Any, directory: Path | None) -> Examples:
    return _examples("iris")


def _load_wine(config: Any, directory: Path | None) -> Examples:
    return _examples("wine")


def _load_breast_cancer(config: Any, directory: Path | None) -> Examples:
    return _examples("breast_cancer")


def _load_diabetes(config: Any, directory: Path | None) -> Examples:
    return _examples("diabetes")


def _course_span(config: Any) -> Span:
    """The course of the illness, in standard deviations."""
    return Span(-1.65, 2.51)


IRIS = make_sized(
    type="iris",
    title="Iris",
    summary="150 irises of three species, four measurements each in centimetres.",
    source="Fisher 1936, as in scikit-learn.",
    kind="table",
    Config=IrisConfig,
    shape=(4,),
    classes=("setosa", "versicolor", "virginica"),
    count=150,
    load=_load_iris,
    input_span=Span(0.1, 7.9),
)
WINE = make_sized(
    type="wine",
    title="Wine",
    summary="178 wines of three growers, 13 chemical measurements on very different scales: standardise them.",
    source="Aeberhard and Forina 1991 (UCI), as in scikit-learn.",
    kind="table",
    Config=WineConfig,
    shape=(13,),
    classes=("grower 1", "grower 2", "grower 3"),
    count=178,
    load=_load_wine,
    input_span=Span(0.13, 1680.0),
)
BREAST_CANCER = make_sized(
    type="breast_cancer",
    title="Breast cancer",
    summary="569 tumours, each with 30 measurements of its cells: malignant or benign. Standardise them.",
    source="Wolberg, Street, Mangasarian 1993 (UCI, Wisconsin diagnostic), as in scikit-learn.",
    kind="table",
    Config=BreastCancerConfig,
    shape=(30,),
    classes=("malignant", "benign"),
    count=569,
    load=_load_breast_cancer,
    input_span=Span(0.0, 4254.0),
)
_PATIENTS = make_sized(
    type="diabetes",
    title="Diabetes",
    summary="Regression: 442 patients, ten measurements each, and the progression of their disease within a year.",
    source="Efron, Hastie, Johnstone, Tibshirani 2004, as in scikit-learn; values in standard deviations.",
    kind="table",
    Config=DiabetesConfig,
    shape=(10,),
    outputs=1,
    count=442,
    load=_load_diabetes,
    input_span=Span(-0.137, 0.198),
)
DIABETES = replace(_PATIENTS, value_span=_course_span)
