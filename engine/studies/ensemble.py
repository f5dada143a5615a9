"""Ensembles: several networks of one experiment, whose mean prediction is compared with each of them."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from engine import registry
from engine.errors import EngineError
from engine.problems import make_problem
from engine.spec import ExperimentSpec, Setting, paths, setting
from engine.studies.definition import Books, Changes, MemberChange, StudyConfig, StudyDef
from engine.studies.figures import MemberRecord
from engine.studies.groups import SEED
from engine.studies.results import EnsembleResult
from engine.studies.settings import count_setting

VIEW = "class_probabilities"
BOOTSTRAP_SEED = paths.join(paths.DATA, "split", "bootstrap_seed")
_BAGGING: Setting = setting(
    False,
    title="Bagging",
    help="Each network is trained on a bootstrap sample of the training data, drawn with replacement.",
)
Probabilities = NDArray[np.float64]


class EnsembleConfig(StudyConfig):
    """Settings of an ensemble."""

    count: int = count_setting(5, "Networks", "So many networks are trained, each from initial weights of its own.", 2)
    bagging: bool = _BAGGING

    def list_changes(self, spec: ExperimentSpec) -> list[Changes]:
        """See `StudyConfig`."""
        if spec.objectives[0].target not in ("label", "one_hot", "value") or not _has_classes(spec):
            raise EngineError(make_problem("study_needs_classes", path="objectives.0.target"))
        return [self._member(spec, at) for at in range(self.count)]

    def _member(self, spec: ExperimentSpec, at: int) -> Changes:
        seed = MemberChange(path=SEED, value=(spec.training.seed + at) % 2**32)
        return (seed, MemberChange(path=BOOTSTRAP_SEED, value=at)) if self.bagging else (seed,)

    def read(self, books: Books, records: Sequence[MemberRecord]) -> EnsembleResult | None:
        """See `StudyConfig`."""
        pictures = [one.pictures[VIEW] for one in records if one.status == "done" and VIEW in one.pictures]
        if len(pictures) < 2:
            return None
        labels = pictures[0]["labels"].astype(np.int64)
        return compare_members(np.stack([one["probabilities"] for one in pictures]), labels)


def _has_classes(spec: ExperimentSpec) -> bool:
    """Whether an example has one class; True where only files say so."""
    record = registry.dataset(spec.data.type)
    try:
        described = record.describe(record.Config.model_validate(spec.data.config), None)
    except EngineError:
        return True
    return described.classes != () and described.label_shape == ()


def compare_members(probabilities: Probabilities, labels: NDArray[np.int64]) -> EnsembleResult:
    """Cross-entropy and accuracy of the mean of the probabilities, against those of each member.

    Args:
        probabilities: [members, examples, classes]. labels: [examples].

    Source:
        Hansen and Salamon 1990; Breiman 1996. That the cross-entropy of the mean is at most the members' mean follows
        from Jensen's inequality.
    """
    mean = probabilities.mean(axis=0)
    losses = [_cross_entropy(one, labels) for one in probabilities]
    guesses = probabilities.argmax(axis=2)
    accuracies = [float((one == labels).mean()) for one in guesses]
    return EnsembleResult(
        examples=len(labels),
        ensemble_loss=_cross_entropy(mean, labels),
        mean_loss=float(np.mean(losses)),
        member_losses=losses,
        ensemble_accuracy=float((mean.argmax(axis=1) == labels).mean()),
        mean_accuracy=float(np.mean(accuracies)),
        member_accuracies=accuracies,
        disagreement=(guesses[:, None, :] != guesses[None, :, :]).mean(axis=2).tolist(),
    )


def _cross_entropy(probabilities: Probabilities, labels: NDArray[np.int64]) -> float:
    return float(-np.log(probabilities[np.arange(len(labels)), labels]).mean())


ENSEMBLE = StudyDef(
    type="ensemble",
    title="Ensemble",
    summary="Trains several networks from different initial weights, and compares their mean prediction with each.",
    source="Hansen and Salamon 1990; Breiman 1996 (Bagging predictors).",
    Config=EnsembleConfig,
    views=(VIEW,),
)
