"""The log: one line for each entry, with exceptions as plain tracebacks."""

import logging

import structlog


def configure_logs() -> None:
    """Sets up logging for this process.

    structlog's own choice is a traceback with all local variables, which takes seconds to format and stops the event
    loop for as long.
    """
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.StackInfoRenderer(),
            structlog.processors.TimeStamper(fmt="%Y-%m-%d %H:%M:%S", utc=False),
            structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback),
        ],
    )
