"""Whatever a file holds, there is a table or a reason, and nothing else."""

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import EngineError
from engine.tabular.reading import read_file
from engine.tabular.table import Table, read_table, write_table


def table_or_reason(content: bytes) -> Table | None:
    """The table of a file; None where it is refused by one of our problems."""
    try:
        return read_file(content)[0]
    except EngineError as error:
        codes = [problem.code for problem in error.problems]
    assert [code for code in codes if not code.startswith("table_")] == []
    return None


@given(st.binary(max_size=2000) | st.text(max_size=600).map(lambda text: text.encode("utf-8", "replace")))
@settings(max_examples=150)
def test_any_bytes_give_a_table_or_a_reason(content: bytes) -> None:
    table = table_or_reason(content)
    if table is None:
        return
    again = read_table(write_table(table))
    assert [column.name for column in again.columns] == [column.name for column in table.columns]
    assert len({column.name for column in table.columns}) == len(table.columns)


CELLS = st.sampled_from(["1", "2,5", "3.5", "x", "", "NA", "1e999", '"a;b"', "2024-01-01", "007", '"', "\u200b"])


@given(st.lists(st.lists(CELLS, max_size=5), max_size=12), st.sampled_from([",", ";", "\t"]))
@settings(max_examples=150)
def test_any_rows_of_cells_give_a_table_or_a_reason(rows: list[list[str]], separator: str) -> None:
    table = table_or_reason("\n".join(separator.join(row) for row in rows).encode())
    for column in () if table is None else table.columns:
        assert table is not None
        assert column.numbers is None or len(column.numbers) == table.rows
        assert column.codes is None or column.codes.max() < len(column.levels)
