"""ONNX."""

from engine.export.definition import ExportDef, Subject


def _write(subject: Subject) -> bytes:
    from engine.export.onnx.model import make_model  # the library takes as long to import as the rest of the engine

    return make_model(subject).SerializeToString(deterministic=True)


ONNX = ExportDef(
    type="onnx",
    title="ONNX model",
    summary="The trained network with its preprocessing, for onnxruntime, Netron and other tools.",
    suffix=".onnx",
    media_type="application/octet-stream",
    needs=frozenset({"weights", "data"}),
    write=_write,
)

__all__ = ["ONNX"]
