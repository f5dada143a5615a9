"""A network in training: what it does next, what it reports, and how it is saved."""

from engine.run.control import Status
from engine.run.run import Run

__all__ = ["Run", "Status"]
