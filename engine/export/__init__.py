"""What leaves Backlight: experiments, weights, records, and programs of other libraries."""

from engine.export.columns import METRICS, STATISTICS
from engine.export.definition import ExportDef, Record, Subject
from engine.export.files import EXPERIMENT, SPLIT, WEIGHTS
from engine.export.onnx import ONNX
from engine.export.pytorch import PYTORCH, PYTORCH_NOTEBOOK

EXPORTS: tuple[ExportDef, ...] = (EXPERIMENT, WEIGHTS, METRICS, STATISTICS, SPLIT, PYTORCH, PYTORCH_NOTEBOOK, ONNX)
"""All formats, in the order in which they are offered."""

__all__ = ["EXPORTS", "ExportDef", "Record", "Subject"]
