"""Entries of the catalogue for what is drawn and measured of a run."""

from engine.catalog.entries import ExportEntry, FaceEntry, ProbeEntry, ViewEntry
from engine.export.definition import ExportDef
from engine.faces.definition import FaceDef
from engine.views import VIEWS
from engine.views.definition import ViewDef


def view_entry(record: ViewDef) -> ViewEntry:
    """A picture of a run."""
    return {
        "type": record.type,
        "title": record.title,
        "summary": record.summary,
        "validation_only": record.validation_only,
    }


def probe_entry(record: ViewDef) -> ProbeEntry:
    """A measurement on demand."""
    return {
        "type": record.type,
        "title": record.title,
        "summary": record.summary,
        "options": {name: list(values) for name, values in record.options.items()},
    }


def face_entry(record: FaceDef) -> FaceEntry:
    """A picture in a block, with what its view asks for."""
    (view,) = (view for view in VIEWS if view.type == record.view)
    return {
        "type": record.type,
        "title": record.title,
        "summary": record.summary,
        "view": record.view,
        "options": list(view.options),
    }


def export_entry(record: ExportDef) -> ExportEntry:
    """A format."""
    return {
        "type": record.type,
        "title": record.title,
        "summary": record.summary,
        "suffix": record.suffix,
        "needs": sorted(record.needs),
    }
