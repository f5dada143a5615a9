"""Files as spreadsheets write them, made by hand."""

from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="{relation}/{kind}" Target="{target}"/></Relationships>'
)
_BOOK = (
    f'<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    f'xmlns:r="{_RELATION}"><sheets><sheet name="Sheet one" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_SHEET = (
    '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "{dimension}<sheetData>{rows}</sheetData></worksheet>"
)


def cell(place: str, value: object, formula: str = "") -> str:
    """A cell as XML; a formula with the value that it last gave."""
    written = f"<f>{escape(formula)}</f>" if formula else ""
    if isinstance(value, int | float):
        return f'<c r="{place}">{written}<v>{value}</v></c>'
    return f'<c r="{place}" t="str">{written}<v>{escape(str(value))}</v></c>'


def workbook_of_rows(rows: list[list[object]]) -> bytes:
    """A workbook with one sheet; None leaves a cell empty."""
    lines = [
        f'<row r="{number}">'
        + "".join(
            cell(f"{chr(ord('A') + place)}{number}", value) for place, value in enumerate(row) if value is not None
        )
        + "</row>"
        for number, row in enumerate(rows, start=1)
    ]
    return workbook("".join(lines))


def workbook(rows: str, dimension: str = "", extra: dict[str, bytes] | None = None) -> bytes:
    """A workbook with one sheet of these rows. extra: further parts of the archive."""
    parts: dict[str, bytes] = {
        "[Content_Types].xml": _TYPES.encode(),
        "_rels/.rels": _RELATIONS.format(relation=_RELATION, kind="officeDocument", target="xl/workbook.xml").encode(),
        "xl/workbook.xml": _BOOK.encode(),
        "xl/_rels/workbook.xml.rels": _RELATIONS.format(
            relation=_RELATION, kind="worksheet", target="worksheets/sheet1.xml"
        ).encode(),
        "xl/worksheets/sheet1.xml": _SHEET.format(dimension=dimension, rows=rows).encode(),
        **(extra or {}),
    }
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()
