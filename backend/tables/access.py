"""Who may train on a table, see its rows and export them: its owner, and everybody while it is shared."""

from collections.abc import Mapping
from typing import Any

from pydantic import JsonValue, ValidationError

from backend.store.ids import token_hash
from backend.store.table_store import TableStore
from engine import registry
from engine.errors import EngineError
from engine.problems import make_problem
from engine.spec import Data, ExperimentSpec
from engine.tabular.table import is_name, short_name


def brought_name(type: str, config: Mapping[str, Any]) -> str:
    """The name of the stored examples that a data part names; "" where it names none."""
    record = registry.find_dataset(type)
    if record is None or record.brought is None:
        return ""
    try:
        return record.brought.name(record.Config.model_validate(config))
    except ValidationError:  # the check says what is wrong with it
        return ""


class TableAccess:
    """Looks up who may read which table."""

    def __init__(self, store: TableStore) -> None:
        self._store = store

    async def may_read(self, name: str, token: str | None) -> bool:
        """Whether a token opens a table. name: "", or of no stored table, is open to all, as it opens nothing."""
        if not is_name(name):
            return True
        owner = None if token is None else token_hash(token)
        return any(row["shared"] or row["owner_hash"] == owner for row in await self._store.tables_named(name))

    async def opens(self, data: Data, token: str | None) -> bool:
        """Whether a token opens the data of an experiment: to train on them, to see them, to take them away."""
        return await self.may_read(brought_name(data.type, data.config), token)

    async def closed(self, data: JsonValue, token: str | None) -> JsonValue:
        """A data part as it came in, with settings that don't open what the token doesn't."""
        if not isinstance(data, dict) or not isinstance(data.get("type"), str):
            return data
        config = data.get("config", {})
        record = registry.find_dataset(str(data["type"]))
        if record is None or record.brought is None or not isinstance(config, dict):
            return data
        name = brought_name(record.type, config)
        if await self.may_read(name, token):
            return data
        shut = record.brought.closed(record.Config.model_validate(config))
        return {**data, "config": shut.model_dump(mode="json")}

    async def require(self, data: Data, token: str | None) -> None:
        """Stops whoever may not read the data of an experiment.

        Raises:
            EngineError: `table_missing`.
        """
        if not await self.opens(data, token):
            name = brought_name(data.type, data.config)
            raise EngineError(make_problem("table_missing", path="data.config.table", got=short_name(name)))

    async def require_all(self, spec: ExperimentSpec, others: JsonValue, token: str | None) -> None:
        """As `require`, also for every table that settings beside the experiment could name.

        Args:
            others: of a study, say, which may put any value at any path.

        Raises:
            EngineError: `table_missing`.
        """
        await self.require(spec.data, token)
        for text in _texts(others):
            if is_name(text) and not await self.may_read(text, token) and await self._store.tables_named(text):
                raise EngineError(make_problem("table_missing", path="data.config.table", got=short_name(text)))


def _texts(value: JsonValue) -> list[str]:
    """All texts in a value, depth first, whatever its depth."""
    found, left = list[str](), [value]
    while left:
        part = left.pop()
        if isinstance(part, str):
            found.append(part)
        elif isinstance(part, list):
            left += part
        elif isinstance(part, dict):
            left += part.values()
    return found
