"""What is used as a block and closed at its end."""

from abc import ABC, abstractmethod
from types import TracebackType
from typing import Self


class Closing(ABC):
    """Something with a connection that ends with a block."""

    @abstractmethod
    def close(self) -> None:
        """Ends the connection; everything on the server goes on."""

    def __enter__(self) -> Self:
        """The thing itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Closes it."""
        self.close()
