"""PyTorch."""

from engine.export.archive import write_archive
from engine.export.data_file import write_data
from engine.export.definition import ExportDef, Subject
from engine.export.notebook import write_notebook
from engine.export.pytorch.program import FILES, make_program


def _with_files(name: str, source: bytes, subject: Subject) -> bytes:
    data, weights = FILES
    return write_archive({name: source, data: write_data(subject.prepared), weights: subject.weights})


def _write(subject: Subject) -> bytes:
    return _with_files("experiment.py", make_program(subject).text().encode(), subject)


def _write_notebook(subject: Subject) -> bytes:
    program = make_program(subject)
    return _with_files("experiment.ipynb", write_notebook(program.markdown(), program.cells()), subject)


PYTORCH = ExportDef(
    type="pytorch",
    title="PyTorch program",
    summary="A program that builds the network, loads these weights and trains as it does here, with its data.",
    suffix="-pytorch.zip",
    media_type="application/zip",
    needs=frozenset({"weights", "data"}),
    write=_write,
)
PYTORCH_NOTEBOOK = ExportDef(
    type="pytorch_notebook",
    title="PyTorch notebook",
    summary="The same program as a Jupyter notebook, one cell for each part.",
    suffix="-notebook.zip",
    media_type="application/zip",
    needs=frozenset({"weights", "data"}),
    write=_write_notebook,
)

__all__ = ["PYTORCH", "PYTORCH_NOTEBOOK"]
