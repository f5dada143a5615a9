"""A network in training: what it does next, what it reports, and how it is saved."""

from engine.run.run import Run, Status

__all__ = ["Run", "Status"]
