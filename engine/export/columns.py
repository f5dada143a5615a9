"""What a run reported, as tables: losses and metrics by step, and every statistic by step and layer."""

from collections.abc import Iterator
from math import isfinite

from engine.export.cells import as_cell
from engine.export.definition import ExportDef, Record, Subject
from engine.export.files import require_small, write_csv
from engine.report import SCALARS


def _number(value: float) -> float | None:
    """Nothing stands for a number that does not apply."""
    return value if isfinite(value) else None


def _metrics(record: Record) -> tuple[list[str], list[list[object]]]:
    """Rows by step: a bucket of losses stands at its last step, an evaluation at its own."""
    schema = record.schema
    buckets = [f"{scalar}_{name}" for scalar in SCALARS for name in ("min", "mean", "max", "last")]
    measured = ["validation_loss", *(f"validation_{name}" for name in schema.metrics)]
    rows: dict[int, dict[str, float]] = {}
    for report in record.reports:
        if (found := report.arrays.get("scalar_buckets")) is not None:
            for number in range(found.shape[1]):
                step = report.first_step + (number + 1) * report.bucket_width - 1
                losses = found[: len(SCALARS), number].ravel().tolist()
                rows.setdefault(step, {}).update(zip(buckets, losses, strict=True))
        for evaluated in report.arrays.get("evaluation", ()):
            step, *values = evaluated.tolist()
            rows.setdefault(int(step), {}).update(zip(measured, values, strict=False))
    head = ["step", "epoch", *buckets, *measured]
    body: list[list[object]] = []
    for step in sorted(rows):
        row = rows[step]
        cells = [_number(row[name]) if name in row else None for name in (*buckets, *measured)]
        body.append([step, step / schema.steps_per_epoch, *cells])
    return head, body


def _write_metrics(subject: Subject) -> bytes:
    return write_csv(*_metrics(subject.recorded))


def _write_statistics(subject: Subject) -> bytes:
    schema, reports = subject.recorded.schema, subject.recorded.reports
    require_small(len(reports) * len(schema.nodes) * len(schema.node_columns))

    def rows() -> Iterator[list[object]]:
        for report in reports:
            found = report.arrays.get("node_statistics")
            if found is not None:
                for node, row in zip(schema.nodes, found.tolist(), strict=True):
                    yield [report.step, as_cell(node), *(map(_number, row))]

    return write_csv(["step", "layer", *schema.node_columns], rows())


METRICS = ExportDef(
    type="metrics_csv",
    title="Losses and metrics",
    summary="Training losses, evaluations and metrics by step, as CSV.",
    suffix="-metrics.csv",
    media_type="text/csv",
    needs=frozenset({"record"}),
    write=_write_metrics,
)
STATISTICS = ExportDef(
    type="statistics_csv",
    title="Statistics of layers",
    summary="Every recorded statistic, by step and layer, as CSV: gradients, activations, updates, dead units.",
    suffix="-statistics.csv",
    media_type="text/csv",
    needs=frozenset({"record"}),
    write=_write_statistics,
)
