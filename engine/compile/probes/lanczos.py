"""Eigenvalues of a symmetric matrix that is only known by its products with vectors."""

import numpy as np
from numpy.typing import NDArray

BASIS_NUMBERS = 2**24
"""Of all vectors that are kept: 128 MiB."""

MOST_STEPS = 300
FULL_BELOW = 100
"""Matrices of fewer rows are decomposed to the end, so that equal eigenvalues are all found."""

ACCURACY = 1e-7
"""Of the bounds of error, relative to the largest eigenvalue's size."""

BROKEN = 1e-10
ROUNDING = float(np.finfo(np.float64).eps)
SEED = 20_000


class Lanczos:
    """The Lanczos method with every direction made orthogonal to all before it, in float64.

    Args:
        size: rows of the matrix. wanted: of the largest eigenvalues; the smallest is always found too.
        rounding: relative error of a product; no bound is smaller.

    Attributes:
        direction: [size] unit vector whose product is wanted next. steps: products so far; at most `most`.
        done: whether all that is wanted is exact to `ACCURACY`, or `most` is reached.

    Source:
        Golub, Van Loan 2013 (Matrix Computations), sections 10.1 and 10.3. The error of an eigenvalue is at most the
        last number of its vector in the basis times the last off-diagonal number (equation 10.1.12).

    Example:
        >>> matrix = np.diag([3.0, -1.0, 7.0])
        >>> krylov = Lanczos(3, 1)
        >>> while not krylov.done:
        ...     krylov.take(matrix @ krylov.direction)
        >>> round(krylov.largest[0][0], 9), round(krylov.smallest[0], 9)
        (7.0, -1.0)
    """

    def __init__(self, size: int, wanted: int, rounding: float = ROUNDING) -> None:
        self.most = max(1, min(size, MOST_STEPS, BASIS_NUMBERS // size))
        self._rounding = rounding
        self._random = np.random.default_rng(SEED)
        self._size, self._wanted = size, min(wanted, size)
        self._basis = np.zeros((self.most, size))
        self._diagonal: list[float] = []
        self._beside: list[float] = []
        self._values = np.zeros(0)
        self._errors = np.zeros(0)
        self.direction = self._fresh()

    @property
    def steps(self) -> int:
        """Products so far."""
        return len(self._diagonal)

    @property
    def done(self) -> bool:
        """Whether no other product is wanted."""
        if self.steps >= self.most:
            return True
        if self._size < FULL_BELOW or self.steps < self._wanted + 2:
            return False
        bound = max(ACCURACY, self._rounding) * np.abs(self._values).max()
        return bool(max(self._errors[-self._wanted :].max(), self._errors[0]) <= bound)

    def take(self, product: NDArray[np.float64]) -> None:
        """Takes the product [n] of the matrix with `direction`."""
        number = self.steps
        self._basis[number] = self.direction
        known = self._basis[: number + 1]
        self._diagonal.append(float(self.direction @ product))
        rest = product
        for _ in range(2):
            rest = rest - known.T @ (known @ rest)
        length = float(np.linalg.norm(rest))
        scale = max(np.abs(self._diagonal).max(), *self._beside, length, np.finfo(float).tiny)
        broken = length <= BROKEN * scale
        self._solve(0.0 if broken else length)
        if self.steps < self.most:
            self._beside.append(0.0 if broken else length)
            self.direction = self._fresh() if broken else rest / length

    def _solve(self, beyond: float) -> None:
        matrix = np.diag(self._diagonal) + np.diag(self._beside, 1) + np.diag(self._beside, -1)
        self._values, vectors = np.linalg.eigh(matrix)
        complete = self.steps == self._size
        residuals = np.zeros(self.steps) if complete else np.abs(beyond * vectors[-1])
        self._errors = np.maximum(residuals, self._rounding * np.abs(self._values).max())

    def _fresh(self) -> NDArray[np.float64]:
        """A random direction, orthogonal to all before."""
        known = self._basis[: self.steps]
        vector = self._random.standard_normal(self._size)
        for _ in range(2):
            vector = vector - known.T @ (known @ vector)
        return vector / np.linalg.norm(vector)

    @property
    def largest(self) -> list[tuple[float, float]]:
        """(eigenvalue, bound of its error), largest first."""
        pairs = zip(self._values[-self._wanted :], self._errors[-self._wanted :], strict=True)
        return [(float(value), float(error)) for value, error in pairs][::-1]

    @property
    def smallest(self) -> tuple[float, float]:
        """(eigenvalue, bound of its error)."""
        return float(self._values[0]), float(self._errors[0])
