"""What is asked of a view, as one text."""

import pytest

from engine.views.requests import view_options, view_request, view_type


@pytest.mark.parametrize(
    ("request_text", "kind", "options"),
    [
        ("confusion", "confusion", {}),
        (
            "feature_maps?example=validation%3A3&node=conv_1",
            "feature_maps",
            {"example": "validation:3", "node": "conv_1"},
        ),
        ("feature_maps?node=deep%2F3%2Fconv", "feature_maps", {"node": "deep/3/conv"}),
        ("filters?unit=", "filters", {"unit": ""}),
        ("filters?node=a&node=b", "filters", {"node": "b"}),
        ("filters?", "filters", {}),
        ("?node=a", "", {"node": "a"}),
        ("feature_maps?example=drawn%3AAA-_%3D%3D&node=x", "feature_maps", {"example": "drawn:AA-_==", "node": "x"}),
    ],
)
def test_a_request_is_a_view_and_its_options(request_text: str, kind: str, options: dict[str, str]) -> None:
    assert (view_type(request_text), view_options(request_text)) == (kind, options)


def test_equal_requests_are_equal_texts_as_the_page_writes_them() -> None:
    options = {"node": "deep/3/conv", "example": "drawn:AA-_=="}
    assert view_request("filters", options) == "filters?example=drawn%3AAA-_%3D%3D&node=deep%2F3%2Fconv"
    assert view_request("filters", dict(reversed(options.items()))) == view_request("filters", options)
    assert view_request("filters", {}) == "filters"
    assert view_options(view_request("filters", options)) == options
