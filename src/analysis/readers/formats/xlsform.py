"""XLSForm workbooks (KoBoToolbox, ODK): the questions of a form, not its answers."""

from __future__ import annotations

from analysis.project.sheet import canonical
from analysis.readers.content import Content
from analysis.readers.export import Export, Reader
from analysis.readers.formats._questionnaire import note
from analysis.readers.tabular import export, header_and_rows, refusal, table
from analysis.readers.workbook import Sheet
from analysis.texts import N_

_NAME = "xlsform"
_START = 100
_SHEETS = ("survey", "choices", "settings")
_MUST = {"survey": {"type", "name"}, "choices": {"list_name", "name"}}


def _recognise(content: Content) -> bool:
    return content.is_workbook and _sheet(content, "survey") is not None


def _sheet(content: Content, name: str) -> Sheet | None:
    """The form's sheet of this name, if it has the columns that it must have."""
    for sheet in content.sheets:
        if sheet.name.strip().casefold() == name:
            header, _ = header_and_rows(sheet.records[:_START])
            columns = {canonical(cell) for cell in header.cells if cell.strip()}
            return sheet if _MUST.get(name, set()) <= columns else None
    return None


def _read(content: Content) -> Export:
    if not _recognise(content):
        raise refusal(
            content,
            N_("The file is no XLSForm: it has no sheet survey with the columns type, name."),
            N_("Download the form from the tool as XLSForm."),
        )
    sheets = [sheet for name in _SHEETS if (sheet := _sheet(content, name)) and not sheet.blank]
    tables = [table(*header_and_rows(each.records), {}, sheet=each.name) for each in sheets]
    return export(content, _NAME, "structure", tables, (note(content, ".xlsx"),))


READER = Reader(_NAME, "XLSForm", "structure", _recognise, _read)
