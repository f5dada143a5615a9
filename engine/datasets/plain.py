"""Records of data sets whose facts are no setting."""

from collections.abc import Callable
from pathlib import Path

from engine.datasets.definition import Choose, DatasetDef, Description, Examples, Progress
from engine.spec import ConfigT, ConfigType


def make_plain(
    *,
    type: str,
    title: str,
    summary: str,
    source: str,
    Config: ConfigType[ConfigT],
    description: Description,
    load: Callable[[ConfigT, Path | None], Examples],
    fetch: Callable[[Path, Progress], None] | None = None,
    files: tuple[str, ...] = (),
    load_rows: Callable[[ConfigT, Path | None, Choose], Examples] | None = None,
) -> DatasetDef[ConfigT]:
    """A record with the same description for all settings; see `DatasetDef`."""
    return DatasetDef(
        type=type,
        title=title,
        summary=summary,
        source=source,
        Config=Config,
        describe=lambda config, directory: description,
        load=load,
        fetch=fetch,
        files=files,
        load_rows=load_rows,
    )
