"""What axe finds wrong with a page."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ("target-size", "label-content-name-mismatch")
"""On by their names: targets of at least 24 px, and spoken names that hold the visible ones."""


def violations(page: Page, more: tuple[str, ...] = RULES) -> list[str]:
    """Each rule broken, with the element that breaks it.

    Args:
        more: rules besides those that axe has on.
    """
    options = {
        "rules": {name: {"enabled": True} for name in more},
        # Every element that passed would be described, too: a megabyte, and three quarters of the time.
        "resultTypes": ["violations"],
        "preload": False,
    }
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    results = page.evaluate("options => axe.run(options).then(({ violations }) => violations)", options)
    found = [f"{found['id']}: {node['html'][:160]}" for found in results for node in found["nodes"]]
    # Two lists under "Mistakes" choose what a small cell of a large confusion matrix chooses (WCAG 2.5.8, Equivalent).
    return [each for each in found if not (each.startswith("target-size") and 'data-testid="confusion-' in each)]
