"""Structure without targets: groups by k-means, directions by principal components."""

from typing import Any

import numpy as np

from engine.baselines.definition import BaselineDef, Numbers, Outcome, Task
from engine.spec import Config, setting


class KMeansConfig(Config):
    """Settings of k-means."""

    k: int = setting(3, title="Clusters", help="Number of clusters.", ge=1, le=50)
    seed: int = setting(0, title="Seed", help="A different seed starts from different centres.", ge=0, lt=2**32)


class PcaConfig(Config):
    """Settings of principal components."""

    components: int = setting(
        2, title="Components", help="Number of directions kept. The error is the variance of the others.", ge=1, le=256
    )


def plane_of(inputs: Numbers) -> Numbers:
    """[n, 2] where examples lie along their two principal components; two inputs stay as they are."""
    if inputs.shape[1] == 2:
        return inputs
    centred = inputs - inputs.mean(axis=0)
    _, _, directions = np.linalg.svd(centred, full_matrices=False)
    found = centred @ directions[:2].T
    return np.pad(found, ((0, 0), (0, 2 - found.shape[1])))


def _fit_k_means(config: KMeansConfig, task: Task) -> Outcome:
    from sklearn import metrics
    from sklearn.cluster import KMeans

    train = task.train
    method: Any = KMeans
    model = method(min(config.k, len(train.inputs)), n_init=10, random_state=config.seed).fit(train.inputs)
    facts = {"inertia": float(model.inertia_)}
    if train.labels is not None:
        counts = metrics.cluster.contingency_matrix(train.labels, model.labels_)
        facts["purity"] = float(counts.max(axis=0).sum() / counts.sum())
        facts["adjusted_rand"] = float(metrics.adjusted_rand_score(train.labels, model.labels_))
    centres = np.asarray(model.cluster_centers_, np.float64)
    return Outcome(None, facts, (), plane_of(train.inputs), np.asarray(model.labels_), centres)


def _fit_pca(config: PcaConfig, task: Task) -> Outcome:
    from sklearn.decomposition import PCA

    train, held = task.train, task.validation
    count = min(config.components, *train.inputs.shape)
    model = PCA(count, svd_solver="full").fit(train.inputs)

    def error(rows: Numbers) -> float:
        return float(np.mean((model.inverse_transform(model.transform(rows)) - rows) ** 2)) if len(rows) else 0.0

    facts = {
        "explained": float(np.sum(model.explained_variance_ratio_)),
        "train_error": error(train.inputs),
        "validation_error": error(held.inputs),
    }
    found = np.asarray(model.transform(train.inputs), np.float64)[:, :2]
    points = np.pad(found, ((0, 0), (0, 2 - found.shape[1])))
    shares = tuple(float(share) for share in model.explained_variance_ratio_)
    vectors = np.asarray(model.components_, np.float64)
    return Outcome(None, facts, shares, points, train.labels, vectors)


def _rounds(config: KMeansConfig, examples: int, inputs: int) -> int:
    return 10 * 100 * examples * inputs * config.k


def _decomposition(config: PcaConfig, examples: int, inputs: int) -> int:
    return 10 * examples * inputs * min(examples, inputs)


K_MEANS = BaselineDef(
    type="k_means",
    title="k-means",
    summary="Finds clusters without labels. Each example is assigned to the nearest centre, and each centre is the "
    "mean of its examples.",
    formula=r"\min_{c} \sum_i \min_k \lVert x_i - c_k \rVert^2",
    source="Lloyd 1957, started as in Arthur and Vassilvitskii 2007 (k-means++), best of 10, through scikit-learn.",
    Config=KMeansConfig,
    needs="inputs",
    fit=_fit_k_means,
    operations=_rounds,
)
PRINCIPAL_COMPONENTS = BaselineDef(
    type="pca",
    title="Principal components",
    summary="The directions of largest variance: the best possible linear autoencoder.",
    formula=r"\Sigma v_j = \lambda_j v_j, \quad \hat x = \mu + \sum_{j \le m} (v_j \cdot (x - \mu)) v_j",
    source="Pearson 1901, through scikit-learn; Bourlard and Kamp 1988 for the autoencoder.",
    Config=PcaConfig,
    needs="inputs",
    fit=_fit_pca,
    operations=_decomposition,
)
