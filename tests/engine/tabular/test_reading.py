"""Files become tables: encodings, separators, decimal marks, odd rows, workbooks. Values are worked out by hand."""

import math

import pytest

from engine.errors import EngineError
from engine.tabular.reading import Reading, ReadOptions, read_file
from engine.tabular.table import Table, table_name, write_table
from tests.engine.tabular.files import cell, workbook, workbook_of_rows

NAN = math.nan


def read(content: bytes | str, options: ReadOptions | None = None) -> tuple[Table, Reading]:
    return read_file(content.encode() if isinstance(content, str) else content, options or ReadOptions())


def numbers(table: Table, name: str) -> list[float] | None:
    column = table.column(name)
    assert column is not None
    return None if column.numbers is None else column.numbers.tolist()


def texts(table: Table, name: str) -> list[str | None]:
    column = table.column(name)
    assert column is not None
    assert column.codes is not None
    return [None if code < 0 else column.levels[code] for code in column.codes.tolist()]


def guesses(table: Table) -> dict[str, str]:
    return {column.name: column.guess for column in table.columns}


def refusal(content: bytes | str) -> tuple[str, object]:
    with pytest.raises(EngineError) as refused:
        read(content)
    return refused.value.problems[0].code, refused.value.problems[0].got


WORDS = "city;Größe\nKőszeg;1,5\nŁódź;2,5\nÚjpest;3,5\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_files_read_alike(encoding: str) -> None:
    table, reading = read(WORDS.encode(encoding))
    assert texts(table, "city") == ["Kőszeg", "Łódź", "Újpest"]
    assert numbers(table, "Größe") == [1.5, 2.5, 3.5]
    assert reading.encoding == encoding


def test_windows_files_read_as_their_language_writes() -> None:
    german = "Straße;Größe\nKönigsallee;1\nMühlgässchen;2\nÄußere Straße;3\n"
    table, _ = read(german.encode("cp1252"))
    assert [column.name for column in table.columns] == ["Straße", "Größe"]
    hungarian = (
        "város;fő\n" + "Kőszeg és Győr között;1\nHódmezővásárhely, a legszebb;2\nBűnös városrész, őszi eső;3\n" * 4
    )
    table, _ = read(hungarian.encode("cp1250"))
    assert texts(table, "város")[:3] == [
        "Kőszeg és Győr között",
        "Hódmezővásárhely, a legszebb",
        "Bűnös városrész, őszi eső",
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator: str) -> None:
    rows = [["a", "b", "c"], ["1", "x y", "2.5"], ["3", "z", "4.5"]]
    table, reading = read("\n".join(separator.join(row) for row in rows))
    assert reading.separator == separator
    assert (numbers(table, "a"), numbers(table, "c")) == ([1.0, 3.0], [2.5, 4.5])


def test_a_separator_in_many_cells_is_not_taken_for_that_of_the_file() -> None:
    table, reading = read("name;price\nWine, red;3,50\nBread;2,20\nJam, plum, sweet;4,10\n")
    assert (reading.separator, reading.decimal_mark) == (";", ",")
    assert numbers(table, "price") == [3.5, 2.2, 4.1]


def test_a_decimal_comma_in_every_cell_is_not_taken_for_the_separator() -> None:
    table, reading = read("1,5;2,5\n3,5;4,5\n")
    assert (reading.separator, reading.decimal_mark, reading.header) == (";", ",", False)
    assert (numbers(table, "column 1"), numbers(table, "column 2")) == ([1.5, 3.5], [2.5, 4.5])


def test_the_separator_that_a_spreadsheet_names_is_taken() -> None:
    table, reading = read("sep=;\na;b\n1;2\n3;4\n")
    assert reading.separator == ";"
    assert numbers(table, "b") == [2.0, 4.0]


@pytest.mark.parametrize(
    ("cells", "mark", "expected"),
    [
        (["1,5", "2,25", "-3"], ",", [1.5, 2.25, -3.0]),
        (["1.234,5", "12.000,75", "7"], ",", [1234.5, 12000.75, 7.0]),
        (['"1,234.5"', '"12,000.75"', "7"], ".", [1234.5, 12000.75, 7.0]),
        (['"1,234"', '"12,000"', '"1,000,000"'], ".", [1234.0, 12000.0, 1e6]),
        (["1 234,5", "12 000,75", "7"], ",", [1234.5, 12000.75, 7.0]),
        (["1'234.5", "12'000.75", "7"], ".", [1234.5, 12000.75, 7.0]),
        (["5 %", "12.5%", "0%"], ".", [5.0, 12.5, 0.0]),
        (["$5.25", "€ 2.50", "3.10 £"], ".", [5.25, 2.5, 3.1]),
        (["1e3", "-2.5E-2", "+4"], ".", [1000.0, -0.025, 4.0]),
        (["−1.5", ".5", "2."], ".", [-1.5, 0.5, 2.0]),
    ],
)
def test_numbers_are_read_as_people_write_them(cells: list[str], mark: str, expected: list[float]) -> None:
    separator = ";" if '"' not in cells[0] else ","
    table, reading = read("\n".join(["key" + separator + "n", *(f"k{separator}{cell}" for cell in cells)]))
    assert reading.decimal_mark == mark
    assert numbers(table, "n") == expected


def test_missing_values_have_many_names() -> None:
    cells = ["1", "", "NA", "n/a", "NaN", "NULL", "?", "#N/A", "#NV", "#DIV/0!", "2"]
    table, _ = read("k,n\n" + "\n".join(f"k,{cell}" for cell in cells))
    column = table.columns[1]
    assert (column.missing, column.distinct, column.not_numbers) == (9, 2, 0)
    found = numbers(table, "n")
    assert found is not None
    assert [number for number in found if not math.isnan(number)] == [1.0, 2.0]
    assert len(found) == 11


def test_what_is_no_finite_number_is_counted_and_not_taken() -> None:
    cells = ["1e999", "inf", "-Infinity", *(str(number) for number in range(97))]
    column = read("k,n\n" + "\n".join(f"k,{cell}" for cell in cells))[0].columns[1]
    assert (column.not_numbers, column.missing) == (3, 0)
    assert column.numbers is not None
    assert [math.isnan(number) for number in column.numbers[:4]] == [True, True, True, False]


def test_a_column_with_more_than_a_twentieth_of_words_is_not_numeric() -> None:
    column = read("k,n\n" + "\n".join(f"k,{cell}" for cell in ["x", "y", *range(30)]))[0].columns[1]
    assert column.numbers is None


def test_huge_whole_numbers_are_read_as_floats_or_not_at_all() -> None:
    cells = ["123456789012345678901234567890", "1" * 300, "1" * 401, *("5" for _ in range(60))]
    column = read("k,n\n" + "\n".join(f"k,{cell}" for cell in cells))[0].columns[1]
    assert column.numbers is not None
    assert column.numbers[:2].tolist() == [1.2345678901234568e29, float("1" * 300)]
    assert (column.not_numbers, math.isnan(column.numbers[2])) == (1, True)


def test_quoted_cells_keep_lines_separators_and_marks() -> None:
    table, _ = read('id,note\n1,"two\nlines, and ""quotes"""\n2,plain\n1,plain\n')
    assert texts(table, "note") == ['two\nlines, and "quotes"', "plain", "plain"]


def test_odd_rows_are_filled_up_or_cut_and_counted() -> None:
    table, reading = read("a,b,c\n1,2,3\n4,5\n6,7,8,9\n\n,,\n10,11,12,,\n")
    assert (table.rows, reading.short_rows, reading.long_rows) == (4, 1, 1)
    c = numbers(table, "c")
    assert c is not None
    assert [c[0], c[2], c[3]] == [3.0, 8.0, 12.0]
    assert math.isnan(c[1])


def test_names_that_are_empty_or_taken_are_changed() -> None:
    table, reading = read("a,a,,b\n1,2,3,x\n4,5,6,y\n")
    assert [column.name for column in table.columns] == ["a", "a (2)", "column 3", "b"]
    assert reading.renamed == 2


def test_a_file_without_names_gets_some() -> None:
    table, reading = read("5.1,3.5,setosa\n4.9,3.0,setosa\n6.2,2.9,virginica\n")
    assert not reading.header
    assert [column.name for column in table.columns] == ["column 1", "column 2", "column 3"]
    assert table.rows == 3
    assert read("5.1,3.5,setosa\n4.9,3.0,setosa\n", ReadOptions(header=True))[0].rows == 1


def test_types_are_guessed() -> None:
    rows = [
        f"{i + 1},A{i:04},Mr. Person {i},2024-01-{i % 28 + 1:02},{i % 3 + 1},{20 + i / 2},{'mf'[i % 2]},{i % 7:03}"
        for i in range(40)
    ]
    table, _ = read("PassengerId,ticket,name,day,class,age,sex,zip\n" + "\n".join(rows))
    assert guesses(table) == {
        "PassengerId": "identifier",
        "ticket": "identifier",
        "name": "text",
        "day": "date",
        "class": "number",
        "age": "number",
        "sex": "category",
        "zip": "category",
    }


def test_categories_stand_in_order_numbers_by_size() -> None:
    table, _ = read("size,n\nlarge,10\nsmall,9\nmedium,100\nsmall,9\n")
    assert table.columns[0].levels == ("large", "medium", "small")
    assert table.columns[1].levels == ("9", "10", "100")
    assert table.columns[1].codes is not None
    assert table.columns[1].codes.tolist() == [1, 0, 2, 0]


def test_a_workbook_gives_values_not_formulas() -> None:
    content = workbook(
        '<row r="1">' + cell("A1", "name") + cell("B1", "total") + "</row>"
        '<row r="2">' + cell("A2", "x") + cell("B2", 4.5, formula='HYPERLINK("http://evil.example","1")') + "</row>"
        '<row r="3">' + cell("A3", "y") + cell("B3", 6, formula="B2+1.5") + "</row>"
    )
    table, reading = read(content)
    assert (reading.sheet, reading.encoding, reading.separator) == ("Sheet one", None, None)
    assert numbers(table, "total") == [4.5, 6.0]


def test_a_workbook_reads_as_its_rows_in_a_text() -> None:
    rows: list[list[object]] = [["a", "b"], [1, "x"], [2.25, None], [3, "y"]]
    assert write_table(read(workbook_of_rows(rows))[0]) == write_table(read("a,b\n1,x\n2.25,\n3,y\n")[0])


def test_macros_in_a_workbook_are_left_alone() -> None:
    rows = '<row r="1">' + cell("A1", "a") + cell("B1", "b") + "</row>"
    rows += '<row r="2">' + cell("A2", 1) + cell("B2", 2) + "</row>"
    table, _ = read(workbook(rows, extra={"xl/vbaProject.bin": b"\x80\x04cos\nsystem\n."}))
    assert numbers(table, "b") == [2.0]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "table_empty"),
        (b"\n\n  \n", "table_empty"),
        (b"a,b\n", "table_empty"),
        (b"a\n1\n2\n", "table_one_column"),
        (b"\x00\x01\x02\x03" * 50, "table_unsupported"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "table_unsupported"),
        (
            b"\x80\x04\x95\x10\x00\x00\x00\x00\x00\x00\x00\x8c\x05posix\x94\x8c\x06system\x94\x93\x94.",
            "table_unsupported",
        ),
        (b"PK\x03\x04broken", "table_unreadable"),
    ],
)
def test_what_is_no_table_is_refused_with_the_reason(content: bytes, code: str) -> None:
    assert refusal(content)[0] == code


def test_another_archive_is_no_table() -> None:
    content = workbook("").replace(b"xl/workbook.xml", b"xl/somewhat.xml")
    assert refusal(content)[0] in ("table_unsupported", "table_unreadable")


def test_too_many_columns_are_refused_before_they_are_read() -> None:
    assert refusal("a," * 1_000_000 + "a\n1,2\n") == ("table_too_many_columns", 1_000_001)


def test_ten_megabytes_of_quotes_are_refused() -> None:
    assert refusal(b'a,b\n1,"' + b'"' * 10_000_000)[0] == "table_unreadable"


def test_too_many_cells_are_refused() -> None:
    assert refusal(b"a,b\n" + b"1,2\n" * 1_000_001)[0] == "table_too_many_cells"


def test_a_workbook_that_unpacks_to_too_much_is_refused() -> None:
    assert refusal(workbook("", extra={"xl/media/zeros.bin": bytes(257 * 2**20)}))[0] == "table_too_costly"


def test_a_file_has_its_name_from_its_content() -> None:
    comma, semicolon = "a,b\n1.5,x\n2.5,y\n", "a;b\n1.5;x\n2.5;y\n"
    blobs = [write_table(read(content)[0]) for content in (comma, semicolon, comma.encode("utf-16"))]
    assert len({table_name(blob) for blob in blobs}) == 1
    assert table_name(write_table(read("a,b\n1.5,x\n2.5,z\n")[0])) != table_name(blobs[0])


def test_numbers_of_a_workbook_stay_what_they_are_beside_texts_with_a_decimal_comma() -> None:
    rows: list[list[object]] = [["height", "price"], [12.345, "3,5"], [7.125, "4,5"], [8.5, "6,25"], [3.0, "7,5"]]
    table, reading = read_file(workbook_of_rows(rows))
    assert reading.decimal_mark == ","
    height, price = (column.numbers for column in table.columns)
    assert height is not None
    assert price is not None
    assert height.tolist() == [12.345, 7.125, 8.5, 3.0]
    assert price.tolist() == [3.5, 4.5, 6.25, 7.5]
