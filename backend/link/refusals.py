"""Why a command is refused."""

from engine.errors import EngineError, Problem


def require_sound(status: str) -> None:
    """Lets only a run go on that can.

    Raises:
        EngineError: `run_diverged` or `run_failed`.
    """
    if status in ("diverged", "failed"):
        raise EngineError(
            Problem(
                code=f"run_{status}",
                message=f"This run has {status} and can't continue.",
                hint="Press Reset to start a new run of the same experiment.",
            )
        )


def run_compiling() -> Problem:
    """It is too early for a picture."""
    return Problem(code="run_compiling", message="This run is still being compiled.", hint="Try again in a moment.")


def no_run() -> Problem:
    """There is nothing to steer."""
    return Problem(code="no_run", message="This session has no run yet.", hint="Press Play first.")


def superseded() -> Problem:
    """A later run took its place."""
    return Problem(code="run_superseded", message="Another run has since been started in this session.")


def moment_superseded() -> Problem:
    """Whoever asked has asked for another step since."""
    return Problem(code="superseded", message="Another step was requested since.", hint="Wait for the newer answer.")


def probe_superseded() -> Problem:
    """One measurement of a session at a time."""
    return Problem(
        code="probe_superseded", message="Another measurement was started since.", hint="Start this one again."
    )


def probe_stopped() -> Problem:
    """Somebody has stopped it."""
    return Problem(code="probe_stopped", message="The measurement was stopped.", hint="Start it again.")


def step_not_reached(step: int, reached: int) -> Problem:
    """There is nothing to see yet."""
    return Problem(
        code="step_not_reached",
        message=f"This run hasn't reached step {step}.",
        got=step,
        expected=f"0 to {reached}",
        hint="Choose a step that the run has reached, or train on.",
    )


def host_lost(why: str) -> EngineError:
    """There is no process that could do it."""
    message = f"The process that trains this run isn't available: {why}."
    return EngineError(Problem(code="host_lost", message=message, hint="Try again in a moment."))
