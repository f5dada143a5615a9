"""One error body for everything: `{"problems": [...]}`."""

import sqlite3
from collections.abc import Sequence

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException

from backend.headers import add_headers
from backend.logs import LogThrottle
from backend.store.faults import StorageError, one_line, storage_cause
from engine.checks.reading import entry_problems
from engine.errors import EngineError, Problem

log = structlog.get_logger()

_WORDS = {
    400: ("bad_request", "The request couldn't be read.", "See /openapi.json for the format."),
    404: ("not_found", "There is nothing at this address.", "Check the link."),
    405: ("method_not_allowed", "This address doesn't support that method.", "Use another method."),
    413: ("too_large", "The request is too large.", "Send a smaller request."),
}


RETRY_S = 2
STATUSES = {
    "host_lost": 503,
    "disk_full": 507,
    "storage_read_only": 503,
    "storage_damaged": 503,
    "storage_busy": 503,
    "storage_fault": 503,
    "internal": 500,
    "superseded": 409,
}
"""Status of problems that are not the request's fault."""


class Refused(Exception):  # noqa: N818 - an answer, not a fault of ours
    """A request that is answered with a status, problems, and perhaps headers."""

    def __init__(self, status: int, *problems: Problem, headers: dict[str, str] | None = None) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.status = status
        self.problems = problems
        self.headers = headers


def refusal_of(problems: Sequence[Problem]) -> Refused:
    """The refusal for problems that came of a command."""
    status = STATUSES.get(problems[0].code, 422)
    return Refused(status, *problems, headers={"Retry-After": str(RETRY_S)} if status in (503, 507) else None)


def not_found(what: str, name: str) -> Refused:
    """404 for a thing that does not exist (or no longer)."""
    return Refused(
        404,
        Problem(
            code=f"unknown_{what}",
            message=f"This {what} doesn't exist.",
            got=name[:64].encode("utf-8", "replace").decode(),
            hint="Check the link. It may have been deleted.",
        ),
    )


def not_owner(message: str) -> Refused:
    """401 for what only an owner's token opens."""
    problem = Problem(
        code="not_owner",
        message=message,
        expected="Authorization: Bearer <owner token>",
        hint="Use the browser that started it.",
    )
    return Refused(401, problem, headers={"WWW-Authenticate": "Bearer"})


def one_of_two(message: str, names: str) -> Refused:
    """422 where exactly one of two keys must be given."""
    problem = Problem(
        code="one_of_two", message=message, expected=f"exactly one of {names}", hint="Specify exactly one of them."
    )
    return Refused(422, problem)


def problem_response(status: int, problems: Sequence[Problem], headers: dict[str, str] | None = None) -> JSONResponse:
    """The one error body."""
    body = {"problems": [problem.model_dump(mode="json") for problem in problems]}
    return JSONResponse(body, status_code=status, headers=headers)


def _of_engine(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, EngineError)
    return _of_refusal(request, refusal_of(error.problems))


def _of_storage(request: Request, error: Exception) -> JSONResponse:
    """The home folder cannot be written or read: 507 for a full disk, 503 for what may pass."""
    cause = storage_cause(error)
    fault = error if isinstance(error, StorageError) else StorageError(cause or "storage_fault")
    throttle: LogThrottle = request.app.state.storage_log
    more = throttle.take()
    if more is not None:
        log.error("storage fault during a request", path=request.url.path, error=one_line(error), more=more)
    return problem_response(fault.status, fault.problems, {"Retry-After": "10"})


def _of_refusal(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Refused)
    return problem_response(error.status, error.problems, error.headers)


def _of_validation(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    return problem_response(422, entry_problems(error.errors()))


def _of_http(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    code, message, hint = _WORDS.get(error.status_code, ("refused", str(error.detail), "Try again."))
    headers = dict(error.headers) if error.headers else None
    return problem_response(error.status_code, [Problem(code=code, message=message, hint=hint)], headers)


def _of_fault(request: Request, error: Exception) -> JSONResponse:
    """Starlette sends this answer past the door, so it brings the door's headers itself."""
    answer = _fault_answer(request, error)
    add_headers(answer.headers)
    return answer


def _fault_answer(request: Request, error: Exception) -> JSONResponse:
    if isinstance(error, OSError | sqlite3.Error | SQLAlchemyError) and storage_cause(error) is not None:
        return _of_storage(request, error)
    log.error("unexpected fault", path=request.url.path, exc_info=error)
    problem = Problem(
        code="internal",
        message="Something went wrong on the server. Your work is safe.",
        hint="Try again. Report it if it persists.",
    )
    return problem_response(500, [problem])


def add_error_handlers(app: FastAPI) -> None:
    """Every way in which a request can fail ends in the one error body."""
    app.state.storage_log = LogThrottle()
    app.add_exception_handler(EngineError, _of_engine)
    app.add_exception_handler(StorageError, _of_storage)
    app.add_exception_handler(Refused, _of_refusal)
    app.add_exception_handler(RequestValidationError, _of_validation)
    app.add_exception_handler(HTTPException, _of_http)
    app.add_exception_handler(Exception, _of_fault)
