"""An autoencoder on real digits: what is shown comes closer to its input."""

from typing import Any

from tests.e2e.playground import Playground
from tests.e2e.server import Server


def mean_error(playground: Playground) -> float:
    """Mean squared error over the pairs on the page."""
    script = "() => [...document.querySelectorAll('[data-testid^=reconstruction-pair-]')].map(e => +e.dataset.error)"
    errors: list[float] = playground.page.evaluate(script)
    assert len(errors) >= 4
    return sum(errors) / len(errors)


def test_the_reconstruction_shown_comes_closer_to_its_input(open_page: Any, server: Server) -> None:
    playground = Playground(open_page(server.url), server.url)
    playground.wait_ready()
    playground.open_gallery("digits_autoencoder")
    playground.part("step-menu").click()
    playground.part("action-step").click()
    playground.part("reconstruction-pair-0").wait_for()
    before = mean_error(playground)
    playground.play()
    playground.wait_until(lambda _: mean_error(playground) * 3 < before, "a third of the error")
    playground.pause()
