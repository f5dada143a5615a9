"""One error body for everything: `{"problems": [...]}`."""

from collections.abc import Sequence

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as StoreTimeoutError
from starlette.exceptions import HTTPException

from backend.store.database import StoreClosedError
from engine.checks.reading import entry_problems
from engine.errors import EngineError, Problem

log = structlog.get_logger()

_WORDS = {
    400: ("bad_request", "The request cannot be read.", "Send it as /openapi.json says."),
    404: ("not_found", "There is nothing at this address.", "Check the link."),
    405: ("method_not_allowed", "This address does not take that method.", "Use another method."),
    413: ("too_large", "The request is too large.", "Send less."),
}


RETRY_S = 2
STORE_FAULTS = (StoreClosedError, OperationalError, InterfaceError, StoreTimeoutError)
"""The database is locked, slow, full or closed."""

STATUSES = {"host_lost": 503, "store_busy": 503, "internal": 500}
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
    return Refused(status, *problems, headers={"Retry-After": str(RETRY_S)} if status == 503 else None)


def not_found(what: str, name: str) -> Refused:
    """404 for a thing that does not exist (or no longer)."""
    return Refused(
        404,
        Problem(
            code=f"unknown_{what}",
            message=f"There is no such {what}.",
            got=name[:64].encode("utf-8", "replace").decode(),
            hint="Check the link; it may have been deleted.",
        ),
    )


def not_owner(message: str) -> Refused:
    """401 for what only an owner's token opens."""
    problem = Problem(
        code="not_owner",
        message=message,
        expected="Authorization: Bearer <owner token>",
        hint="Use the browser in which it was started.",
    )
    return Refused(401, problem, headers={"WWW-Authenticate": "Bearer"})


def one_of_two(message: str, names: str) -> Refused:
    """422 where exactly one of two keys must be given."""
    problem = Problem(code="one_of_two", message=message, expected=f"exactly one of {names}", hint="Leave one out.")
    return Refused(422, problem)


def store_busy() -> Problem:
    """What is said while the database does not answer."""
    return Problem(
        code="store_busy",
        message="The server cannot reach its stored data just now.",
        hint="Try again in a moment.",
    )


def problem_response(status: int, problems: Sequence[Problem], headers: dict[str, str] | None = None) -> JSONResponse:
    """The one error body."""
    body = {"problems": [problem.model_dump(mode="json") for problem in problems]}
    return JSONResponse(body, status_code=status, headers=headers)


def _of_engine(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, EngineError)
    return _of_refusal(request, refusal_of(error.problems))


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


def _of_store(request: Request, error: Exception) -> JSONResponse:
    """The database is locked, slow, full or closed: nothing that the request could be blamed for, and it passes."""
    log.warning("the store did not answer", path=request.url.path, error=str(error).partition("\n")[0])
    return problem_response(503, [store_busy()], {"Retry-After": str(RETRY_S)})


def _of_fault(request: Request, error: Exception) -> JSONResponse:
    log.error("unexpected fault", path=request.url.path, exc_info=error)
    problem = Problem(
        code="internal",
        message="Something went wrong on the server; nothing of yours was lost.",
        hint="Try again, and report it if it stays.",
    )
    return problem_response(500, [problem])


def add_error_handlers(app: FastAPI) -> None:
    """Every way in which a request can fail ends in the one error body."""
    app.add_exception_handler(EngineError, _of_engine)
    app.add_exception_handler(Refused, _of_refusal)
    app.add_exception_handler(RequestValidationError, _of_validation)
    app.add_exception_handler(HTTPException, _of_http)
    for kind in STORE_FAULTS:
        app.add_exception_handler(kind, _of_store)
    app.add_exception_handler(Exception, _of_fault)
