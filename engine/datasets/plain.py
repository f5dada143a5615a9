"""Records of data sets whose shape and size are no setting."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from engine.datasets.definition import Choose, DatasetDef, Examples, Kind, Progress
from engine.layers.definition import ConfigType, Shape
from engine.layers.spans import Span


def thirds(count: int) -> tuple[int, int, int]:
    """Three fifths to learn from, one to validate, one to test."""
    fifth = count // 5
    return count - 2 * fifth, fifth, fifth


def make_sized(
    *,
    type: str,
    title: str,
    summary: str,
    source: str,
    kind: Kind,
    Config: ConfigType,
    shape: Shape,
    count: int,
    load: Callable[[Any, Path | None], Examples],
    classes: tuple[str, ...] = (),
    outputs: int = 0,
    split: tuple[int, int, int] | None = None,
    fetch: Callable[[Path, Progress], None] | None = None,
    files: tuple[str, ...] = (),
    own_test: int = 0,
    load_rows: Callable[[Any, Path | None, Choose], Examples] | None = None,
    input_span: Span | None = None,
) -> DatasetDef:
    """A record from plain values in place of functions of the settings; see `DatasetDef`."""
    return DatasetDef(
        type=type,
        title=title,
        summary=summary,
        source=source,
        kind=kind,
        Config=Config,
        input_shape=lambda config: shape,
        outputs=lambda config: outputs,
        classes=classes,
        size=lambda config: count,
        default_split=lambda config: split or thirds(count),
        load=load,
        fetch=fetch,
        files=files,
        own_test=own_test,
        load_rows=load_rows,
        input_span=lambda config: input_span,
    )
