"""Uploaded tables: people's own data, for themselves alone until they share it."""

import asyncio
from dataclasses import asdict
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import ValidationError

from backend.deps import Authorization, Limit, LimitLooks, SettingsDep, TablesDep, bearer
from backend.errors import Refused, not_owner
from backend.protocol.tables import TableReportBody, TableReportRequest, UploadedTable, UploadedTables
from backend.settings import Settings
from backend.store.ids import token_hash
from backend.tables.uploads import Uploads
from engine.checks.reading import entry_problems
from engine.datasets.stored_tables import load_table
from engine.datasets.table_design import make_design
from engine.datasets.table_report import report_table
from engine.datasets.uploaded_table import UPLOADED_TABLE
from engine.tabular.reading import ReadOptions

router = APIRouter(prefix="/api/data", tags=["data"])

LimitUploads = Depends(Limit(per_second=1, burst=30))
SHORTEST_TOKEN = 16
BODY = {"requestBody": {"content": {"application/octet-stream": {}}, "required": True}}


@router.post("", status_code=201, dependencies=[LimitUploads], openapi_extra=BODY)
async def upload_table(
    request: Request,
    tables: TablesDep,
    name: Annotated[str, Query(max_length=200)] = "",
    separator: Annotated[Literal[",", ";", "\t", "|"] | None, Query()] = None,
    decimal_mark: Annotated[Literal[".", ","] | None, Query()] = None,
    header: Annotated[bool | None, Query()] = None,
    authorization: Authorization = None,
) -> UploadedTable:
    """Uploads a table (CSV, TSV or XLSX, at most 32 MB, 1,000 columns and 2,000,000 cells), kept for 30 days.

    The body is the file, as `application/octet-stream`. Its owner is whoever has the token, of 16 characters or more;
    with the same token they train on it. What the query doesn't say is found out.
    """
    token = _token(authorization)
    uploads: Uploads = request.app.state.uploads
    async with uploads.passing(token_hash(token)):
        source = await asyncio.to_thread(tables.scratch)
        try:
            await uploads.receive(request.stream(), source)
            return await tables.add(source, name, ReadOptions(separator, decimal_mark, header), token)
        finally:
            await asyncio.to_thread(source.unlink, missing_ok=True)


@router.get("", dependencies=[LimitLooks])
async def list_tables(tables: TablesDep, authorization: Authorization = None) -> UploadedTables:
    """The tables uploaded with this token."""
    token = bearer(authorization)
    if token is None:
        raise not_owner("Uploaded tables are listed only to the person who uploaded them.")
    return UploadedTables(tables=await tables.list(token))


@router.get("/{table_id}", dependencies=[LimitLooks])
async def read_table(table_id: str, tables: TablesDep, authorization: Authorization = None) -> UploadedTable:
    """An uploaded table, its columns and its first rows."""
    return await tables.find(table_id, bearer(authorization))


@router.post("/{table_id}/report", dependencies=[LimitLooks])
async def report_on_table(
    table_id: str,
    body: TableReportRequest,
    tables: TablesDep,
    settings: SettingsDep,
    authorization: Authorization = None,
) -> TableReportBody:
    """What a choice of columns predicts from what: balance, ranges, associations and warnings."""
    found = await tables.find(table_id, bearer(authorization))
    return await asyncio.to_thread(_report, found, body, settings)


def _report(found: UploadedTable, body: TableReportRequest, settings: Settings) -> TableReportBody:
    try:
        config = UPLOADED_TABLE.Config.model_validate({**body.config, "table": found.table})
    except ValidationError as error:
        raise Refused(422, *entry_problems(error.errors())) from error
    design = make_design(load_table(config.table, settings.downloads), config)
    return TableReportBody.model_validate(asdict(report_table(design)))


@router.delete("/{table_id}/share")
async def unshare_table(table_id: str, tables: TablesDep, authorization: Authorization = None) -> UploadedTable:
    """Ends the sharing of an uploaded table. Links to experiments on it then say that it isn't shared."""
    return await tables.unshare(table_id, bearer(authorization))


@router.delete("/{table_id}", status_code=204)
async def delete_table(table_id: str, tables: TablesDep, authorization: Authorization = None) -> Response:
    """Deletes an uploaded table. Experiments on it can't be trained any more."""
    await tables.delete(table_id, bearer(authorization))
    return Response(status_code=204)


def _token(authorization: str | None) -> str:
    """The token of an upload.

    Raises:
        Refused: 401 without one that is hard to guess.
    """
    token = bearer(authorization)
    if token is None or len(token) < SHORTEST_TOKEN:
        raise not_owner("An upload needs a token of its owner, of at least 16 characters.")
    return token
