"""Whatever a spec holds, a program holds it as a literal: no text of a spec becomes code."""

import ast
import keyword

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.export.blocks import blocks_of
from engine.export.cells import as_cell
from engine.export.pytorch.network import TAKEN
from engine.export.text import comment, literal
from tests.engine.experiments import Experiment, chain, dense

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.tuples(inner) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(PLAIN)
def test_a_literal_reads_back_as_the_value(value: object) -> None:
    text = literal(value)
    assert text.isascii()
    assert "\n" not in text
    assert ast.literal_eval(text) == value


@given(st.text())
def test_a_comment_is_nothing_but_a_comment(text: str) -> None:
    written = comment(text)
    assert written.isascii()
    assert all(line.startswith("# ") or line.strip() in ("", "#") for line in written.splitlines())
    assert ast.parse(written).body == []


def test_what_is_no_plain_value_is_refused() -> None:
    with pytest.raises(TypeError):
        literal(object())


def test_blocks_get_names_that_a_program_may_use_and_no_two_the_same() -> None:
    names = ("torch", "self_", "train", "type", "super", "x_", "training")
    spec = Experiment(chain(*(dense(name, 2) for name in names)), "training").spec()
    found = [block.name for block in blocks_of(spec, (2,), TAKEN).layers]
    assert len(set(found)) == 8
    assert not {name for name in found if name in TAKEN or keyword.iskeyword(name)}
    assert {"torch_", "train_", "self_"} <= set(found)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@sum", "\tx"])
def test_a_cell_is_no_formula(text: str) -> None:
    assert as_cell(text) == "'" + text
