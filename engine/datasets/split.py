"""Cuts a data set into training, validation and test rows: plainly, in folds, thinned, or drawn with replacement."""

from math import ceil

import numpy as np
from numpy.typing import NDArray

from engine.datasets.definition import Description
from engine.datasets.randomness import RandomNumbers
from engine.errors import EngineError
from engine.problems import make_problem
from engine.spec import Split

Rows = NDArray[np.intp]
SPLIT_STREAM, OWN_TEST_STREAM, BOOTSTRAP_STREAM = 1, 2, 3


def split_counts(split: Split, described: Description) -> tuple[int, int, int]:
    """Numbers of examples for training, validation and test, before training rows are thinned out.

    The set's own defaults are filled in; with folds, training and validation share what they have together.
    """
    wanted = (split.train, split.validation, split.test)
    train, validation, test = (
        default if count is None else count for count, default in zip(wanted, described.split, strict=True)
    )
    if split.folds is None:
        return train, validation, test
    first, last = _fold(split.folds, split.fold, train + validation)
    return train + validation - (last - first), last - first, test


def split_rows(
    split: Split, size: int, own_test: int, counts: tuple[int, int, int], labels: NDArray[np.int32] | None
) -> tuple[Rows, tuple[int, int, int]]:
    """Which examples become training, validation and test rows, in this order, and how many of each.

    Args:
        size: examples in all. own_test: so many at the end are the set's own test set. counts: of `split_counts`.
        labels: [n] class numbers, for thinning and for a class that is left out; None leaves all.

    Raises:
        EngineError: `split_too_large`; `nothing_left_to_train`.
    """
    train, validation, test = counts
    order = RandomNumbers(split.seed, SPLIT_STREAM).permutation(size - own_test)
    if train + validation + (0 if own_test else test) > len(order) or (own_test and test > own_test):
        raise EngineError(make_problem("split_too_large", path="data.split", got=sum(counts), expected=size))
    pool = order[: train + validation]
    begin, end = (train, train + validation) if split.folds is None else _fold(split.folds, split.fold, len(pool))
    learned = np.concatenate([pool[:begin], pool[end:]])
    if own_test:
        tested = size - own_test + RandomNumbers(split.seed, OWN_TEST_STREAM).permutation(own_test)[:test]
    else:
        tested = order[train + validation :][:test]
    if split.left_out_class is not None and labels is not None:
        learned = learned[labels[learned] != split.left_out_class]
        if not len(learned):
            raise EngineError(make_problem("nothing_left_to_train", path="data.split.left_out_class"))
    if split.largest_ratio is not None and labels is not None:
        learned = thin_rows(learned, labels, split.largest_ratio)
    if split.bootstrap_seed is not None:
        learned = draw_rows(learned, split.bootstrap_seed)
    return np.concatenate([learned, pool[begin:end], tested]), (len(learned), end - begin, len(tested))


def _fold(folds: int, fold: int, count: int) -> tuple[int, int]:
    """First and behind the last place of one fold: the first `count % folds` folds have one more."""
    size, longer = divmod(count, folds)
    begin = fold * size + min(fold, longer)
    return begin, begin + size + (1 if fold < longer else 0)


def thin_rows(rows: Rows, labels: NDArray[np.int32], ratio: float) -> Rows:
    """Leaves out rows of frequent classes, so that none has more than `ratio` times as many as the rarest.

    Args:
        rows: [rows], numbers of examples. labels: [examples], their classes.

    Source:
        Japkowicz and Stephen 2002 (random undersampling); the rows' order stays.
    """
    found = labels[rows]
    classes, counts = np.unique(found, return_counts=True)
    most = ceil(ratio * counts.min())
    kept = np.zeros(len(rows), np.bool_)
    for name in classes:
        kept[np.flatnonzero(found == name)[:most]] = True
    return rows[kept]


def draw_rows(rows: Rows, seed: int) -> Rows:
    """As many rows, drawn with replacement: about 63 % of them appear, some several times.

    Source:
        Efron 1979 (the bootstrap); Breiman 1996 (bagging).
    """
    places = np.floor(RandomNumbers(seed, BOOTSTRAP_STREAM).uniform(0, len(rows), len(rows))).astype(np.intp)
    return rows[places]
