"""The data of a spec: set, preprocessing, split, and whether the files are there."""

from math import prod
from pathlib import Path

from engine import registry
from engine.checks.components import check_component
from engine.datasets.definition import Description
from engine.datasets.places import is_available
from engine.datasets.split import split_counts
from engine.errors import EngineError, Problem
from engine.preprocessing.definition import MOST_MIXED
from engine.problems import make_problem
from engine.spec import Config, Data, paths


def read_data_parts(data: Data, directory: Path | None = None) -> tuple[Description | None, list[Problem]]:
    """What is known of the data set (None where its settings are at fault), and problems of every component.

    Args:
        directory: where the files of sets lie.
    """
    config, found = check_component("datasets", data, ("data",))
    described, missing = _describe(data, config, directory)
    found += missing
    for index, step in enumerate(data.preprocessing):
        found += check_component("preprocessing", step, ("data", "preprocessing", str(index)))[1]
    found += _mixing_problems(data, described)
    if data.preprocessing and described is not None and described.kind == "tokens":
        found.append(make_problem("tokens_are_names", path="data.preprocessing", got=data.type))
    for index, step in enumerate(data.augmentations):
        found += check_component("augmentations", step, ("data", "augmentations", str(index)))[1]
    return described, found + _augmentation_problems(data, described)


def _describe(data: Data, config: Config | None, directory: Path | None) -> tuple[Description | None, list[Problem]]:
    record = registry.find_dataset(data.type)
    if record is None or config is None:
        return None, []
    try:
        return record.describe(config, directory), []
    except EngineError as error:
        return None, list(error.problems)


def _augmentation_problems(data: Data, described: Description | None) -> list[Problem]:
    """Augmentations that the set's examples, its labels or its preprocessing do not allow."""
    if described is None:
        return []
    mixed = any(registry.mixes(step.type) for step in data.preprocessing)
    found: list[Problem] = []
    for index, step in enumerate(data.augmentations):
        part, path = registry.find_augmentation(step.type), paths.augmentation(index)
        if part is None:
            continue
        if described.kind == "tokens" or (part.images_only and described.kind != "image"):
            found.append(make_problem("augmentation_needs_images", path=path, got=step.type))
        elif mixed:
            found.append(make_problem("augmentation_of_mixtures", path=path, got=step.type))
        elif part.moves and described.placed:
            found.append(make_problem("augmentation_moves_targets", path=path, got=step.type))
    return found


def _mixing_problems(data: Data, described: Description | None) -> list[Problem]:
    """A step that mixes inputs with each other comes last, and its matrix stays small."""
    found: list[Problem] = []
    for index, step in enumerate(data.preprocessing):
        if not registry.mixes(step.type):
            continue
        path = paths.preprocessing(index)
        width = prod(described.input_shape) if described is not None else 0
        if index < len(data.preprocessing) - 1:
            found.append(make_problem("mixing_not_last", path=path, got=step.type))
        if width > MOST_MIXED:
            found.append(make_problem("mixing_too_large", path=path, got=width, expected=MOST_MIXED))
    return found


def check_split(data: Data, described: Description) -> list[Problem]:
    """Whether the set has examples, and as many as its three parts need."""
    if described.count_only:
        return [make_problem("data_count_only", path=paths.DATA, got=data.type)]
    available = described.size - described.own_test
    split = data.split
    if split.fold >= (split.folds or 1):
        return [
            make_problem(
                "fold_missing", path="data.split.fold", got=split.fold, expected=f"0 … {(split.folds or 1) - 1}"
            )
        ]
    if split.largest_ratio is not None and (not described.classes or described.label_shape):
        return [make_problem("thinning_without_classes", path="data.split.largest_ratio")]
    classes = 0 if described.label_shape else len(described.classes)
    if split.left_out_class is not None and split.left_out_class >= classes:
        expected = f"0 … {classes - 1}" if classes else "–"
        path = "data.split.left_out_class"
        return [make_problem("left_out_class_missing", path=path, got=split.left_out_class, expected=expected)]
    train, validation, test = split_counts(split, described)
    if described.own_test and test > described.own_test:
        return [make_problem("split_too_large", path="data.split.test", got=test, expected=described.own_test)]
    needed = train + validation + (0 if described.own_test else test)
    if needed > available:
        return [make_problem("split_too_large", path="data.split", got=needed, expected=available)]
    return []


def check_files(data: Data, directory: Path) -> list[Problem]:
    """Whether a set that needs files has them."""
    if is_available(registry.dataset(data.type), directory):
        return []
    return [make_problem("dataset_missing", path="data.type", got=data.type)]


def check_ready(data: Data) -> list[Problem]:
    """What a data set with valid settings lacks for training; it can be looked at all the same."""
    record = registry.find_dataset(data.type)
    if record is None or record.unready is None:
        return []
    return record.unready(record.Config.model_validate(data.config))


def check_data(data: Data, directory: Path | None = None) -> list[Problem]:
    """All problems of a spec's data, without loading any.

    Args:
        data: their part of a spec. directory: where downloaded sets lie; None does not look for files.
    """
    described, found = read_data_parts(data, directory)
    if described is None:
        return found
    found += check_split(data, described)
    return found if directory is None else found + check_files(data, directory)


def data_bytes(data: Data, described: Description, itemsize: int) -> int:
    """Bytes of the decoded inputs of all parts."""
    return sum(split_counts(data.split, described)) * prod(described.input_shape) * itemsize
