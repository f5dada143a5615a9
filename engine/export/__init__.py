"""What leaves Backlight: an experiment as source code of other libraries, with its weights and its data."""

from engine.export.definition import ExportDef, Subject
from engine.export.pytorch import PYTORCH, PYTORCH_NOTEBOOK

EXPORTS: tuple[ExportDef, ...] = (PYTORCH, PYTORCH_NOTEBOOK)

__all__ = ["EXPORTS", "ExportDef", "Subject"]
