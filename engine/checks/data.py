"""The data of a spec: set, preprocessing, split, and whether the files are there."""

from math import prod
from pathlib import Path
from typing import Any

from engine import registry
from engine.checks.components import check_component
from engine.datasets.places import is_available
from engine.datasets.split import split_counts
from engine.errors import Problem
from engine.preprocessing.definition import MOST_MIXED
from engine.problems import make_problem
from engine.spec import Data, paths


def read_data_parts(data: Data) -> tuple[Any, list[Problem]]:
    """Settings of the data set (None where they are at fault), and problems of every component of the data."""
    config, found = check_component("datasets", data, ("data",))
    for index, step in enumerate(data.preprocessing):
        found += check_component("preprocessing", step, ("data", "preprocessing", str(index)))[1]
    found += _mixing_problems(data, config)
    record = registry.find_dataset(data.type)
    if data.preprocessing and record is not None and record.kind == "tokens":
        found.append(make_problem("tokens_are_names", path="data.preprocessing", got=data.type))
    for index, step in enumerate(data.augmentations):
        found += check_component("augmentations", step, ("data", "augmentations", str(index)))[1]
    return config, found + _augmentation_problems(data, config)


def _augmentation_problems(data: Data, config: Any) -> list[Problem]:
    """Augmentations that the set's examples, its labels or its preprocessing do not allow."""
    record = registry.find_dataset(data.type)
    if record is None or config is None:
        return []
    mixed = any(registry.mixes(step.type) for step in data.preprocessing)
    placed = record.label_shape(config) != () or (record.kind == "image" and record.outputs(config) > 0)
    found: list[Problem] = []
    for index, step in enumerate(data.augmentations):
        part, path = registry.find_augmentation(step.type), paths.augmentation(index)
        if part is None:
            continue
        if record.kind == "tokens" or (part.images_only and record.kind != "image"):
            found.append(make_problem("augmentation_needs_images", path=path, got=step.type))
        elif mixed:
            found.append(make_problem("augmentation_of_mixtures", path=path, got=step.type))
        elif part.moves and placed:
            found.append(make_problem("augmentation_moves_targets", path=path, got=step.type))
    return found


def _mixing_problems(data: Data, config: Any) -> list[Problem]:
    """A step that mixes inputs with each other comes last, and its matrix stays small."""
    found: list[Problem] = []
    for index, step in enumerate(data.preprocessing):
        if not registry.mixes(step.type):
            continue
        path = paths.preprocessing(index)
        width = prod(registry.dataset(data.type).input_shape(config)) if config is not None else 0
        if index < len(data.preprocessing) - 1:
            found.append(make_problem("mixing_not_last", path=path, got=step.type))
        if width > MOST_MIXED:
            found.append(make_problem("mixing_too_large", path=path, got=width, expected=MOST_MIXED))
    return found


def check_split(data: Data, config: Any) -> list[Problem]:
    """Whether the set has as many examples as its three parts need."""
    record = registry.dataset(data.type)
    available = record.size(config) - record.own_test
    split = data.split
    if split.fold >= (split.folds or 1):
        return [
            make_problem(
                "fold_missing", path="data.split.fold", got=split.fold, expected=f"0 … {(split.folds or 1) - 1}"
            )
        ]
    if split.largest_ratio is not None and (not record.classes or record.label_shape(config)):
        return [make_problem("thinning_without_classes", path="data.split.largest_ratio")]
    train, validation, test = split_counts(data, record, config)
    if record.own_test and test > record.own_test:
        return [make_problem("split_too_large", path="data.split.test", got=test, expected=record.own_test)]
    needed = train + validation + (0 if record.own_test else test)
    if needed > available:
        return [make_problem("split_too_large", path="data.split", got=needed, expected=available)]
    return []


def check_files(data: Data, directory: Path) -> list[Problem]:
    """Whether a set that needs files has them."""
    if is_available(registry.dataset(data.type), directory):
        return []
    return [make_problem("dataset_missing", path="data.type", got=data.type)]


def check_data(data: Data, directory: Path | None = None) -> list[Problem]:
    """All problems of a spec's data, without loading any.

    Args:
        data: their part of a spec. directory: where downloaded sets lie; None does not look for files.
    """
    config, found = read_data_parts(data)
    if config is None:
        return found
    found += check_split(data, config)
    return found if directory is None else found + check_files(data, directory)


def data_bytes(data: Data, config: Any, itemsize: int) -> int:
    """Bytes of the decoded inputs of all parts."""
    record = registry.dataset(data.type)
    return sum(split_counts(data, record, config)) * prod(record.input_shape(config)) * itemsize
