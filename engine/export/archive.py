"""Several files in one zip file. Equal files make equal bytes."""

import io
import zipfile
from collections.abc import Mapping

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The date of every entry: that of the export would make equal exports differ."""


def write_archive(files: Mapping[str, bytes]) -> bytes:
    """A zip file. files: content by name."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return whole.getvalue()
