"""The nearest examples answer."""

from typing import Literal

import numpy as np

from engine.baselines.definition import BaselineDef, Numbers, Outcome, Task
from engine.spec import Config, setting


class NeighboursConfig(Config):
    """Settings of k-nearest neighbours."""

    k: int = setting(
        5, title="Neighbours", help="Number of neighbours that vote.", ge=1, le=200, choices=(1, 3, 5, 15, 50)
    )
    weights: Literal["uniform", "distance"] = setting(
        "uniform", title="Votes", help="uniform counts all neighbours equally; distance gives nearer ones more weight."
    )


def _fit(config: NeighboursConfig, task: Task) -> Outcome:
    from sklearn import neighbors

    train, count = task.train, min(config.k, len(task.train.inputs))
    if train.labels is None:
        values = train.values
        model = neighbors.KNeighborsRegressor(count, weights=config.weights).fit(train.inputs, values)
        return Outcome(lambda rows: np.asarray(model.predict(rows), np.float64).reshape(len(rows), -1))
    voters = neighbors.KNeighborsClassifier(count, weights=config.weights).fit(train.inputs, train.labels)

    def predict(rows: Numbers) -> Numbers:
        shares = np.zeros((len(rows), len(task.classes)))
        shares[:, np.asarray(voters.classes_)] = voters.predict_proba(rows)
        return shares

    return Outcome(predict)


def _operations(config: NeighboursConfig, examples: int, inputs: int) -> int:
    return 2 * examples * examples * inputs


NEIGHBOURS = BaselineDef(
    type="k_nearest_neighbours",
    title="k-nearest neighbours",
    summary="Needs no training: the nearest training examples vote, or their values are averaged.",
    formula=r"\hat y(x) = \frac{1}{k} \sum_{i \in N_k(x)} y_i",
    source="Cover and Hart 1967, through scikit-learn; Euclidean distance.",
    Config=NeighboursConfig,
    needs="either",
    fit=_fit,
    operations=_operations,
)
