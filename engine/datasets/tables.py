"""Tables that come with scikit-learn: flowers, wines, tumours, patients. Nothing to download."""

from pathlib import Path

import numpy as np

from engine.datasets.definition import Description, Examples
from engine.datasets.plain import make_plain
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

    table = getattr(datasets, f"load_{name}")()
    target = np.asarray(table.target)
    inputs = np.asarray(table.data, np.float64)
    if name == "diabetes":
        course = target.astype(np.float64)
        return Examples(inputs, None, ((course - course.mean()) / course.std())[:, None])
    return Examples(inputs, target.astype(np.int32), None)


def _load_iris(config: Config, directory: Path | None) -> Examples:
    return _examples("iris")


def _load_wine(config: Config, directory: Path | None) -> Examples:
    return _examples("wine")


def _load_breast_cancer(config: Config, directory: Path | None) -> Examples:
    return _examples("breast_cancer")


def _load_diabetes(config: Config, directory: Path | None) -> Examples:
    return _examples("diabetes")


IRIS = make_plain(
    type="iris",
    title="Iris",
    summary="150 irises of three species, four measurements each in centimetres.",
    source="Fisher 1936, as in scikit-learn.",
    Config=IrisConfig,
    description=Description(
        kind="table",
        input_shape=(4,),
        size=150,
        classes=("setosa", "versicolor", "virginica"),
        input_span=Span(0.1, 7.9),
    ),
    load=_load_iris,
)
WINE = make_plain(
    type="wine",
    title="Wine",
    summary="178 wines of three growers, 13 chemical measurements on very different scales: standardise them.",
    source="Aeberhard and Forina 1991 (UCI), as in scikit-learn.",
    Config=WineConfig,
    description=Description(
        kind="table",
        input_shape=(13,),
        size=178,
        classes=("grower 1", "grower 2", "grower 3"),
        input_span=Span(0.13, 1680.0),
    ),
    load=_load_wine,
)
BREAST_CANCER = make_plain(
    type="breast_cancer",
    title="Breast cancer",
    summary="569 tumours, each with 30 measurements of its cells: malignant or benign. Standardise them.",
    source="Wolberg, Street, Mangasarian 1993 (UCI, Wisconsin diagnostic), as in scikit-learn.",
    Config=BreastCancerConfig,
    description=Description(
        kind="table",
        input_shape=(30,),
        size=569,
        classes=("malignant", "benign"),
        input_span=Span(0.0, 4254.0),
    ),
    load=_load_breast_cancer,
)
DIABETES = make_plain(
    type="diabetes",
    title="Diabetes",
    summary="Regression: 442 patients, ten measurements each, and the progression of their disease within a year.",
    source="Efron, Hastie, Johnstone, Tibshirani 2004, as in scikit-learn; values in standard deviations.",
    Config=DiabetesConfig,
    description=Description(
        kind="table",
        input_shape=(10,),
        size=442,
        outputs=1,
        input_span=Span(-0.137, 0.198),
        value_span=Span(-1.65, 2.51),
    ),
    load=_load_diabetes,
)
