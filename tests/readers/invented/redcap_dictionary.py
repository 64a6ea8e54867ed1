"""Invented REDCap data dictionaries."""

from __future__ import annotations

_HEADER = (
    '"Variable / Field Name","Form Name","Section Header","Field Type","Field Label",'
    '"Choices, Calculations, OR Slider Labels","Field Note",'
    '"Text Validation Type OR Show Slider Number","Text Validation Min","Text Validation Max",'
    'Identifier?,"Branching Logic (Show field only if...)","Required Field?","Custom Alignment",'
    '"Question Number (surveys only)","Matrix Group Name","Matrix Ranking?","Field Annotation"\n'
)
_FIELDS = (
    'record_id,start,,text,"Record ID",,,,,,,,,,,,,\n'
    'tools,start,,checkbox,"Tools","1, Chat|2, Mail|-99, None",,,,,,,,,,,,\n'
)
_NAMES = "field_name,form_name,section_header,field_type,field_label,field_note,identifier\n"

EXPORTS = {
    "downloaded": (_HEADER + _FIELDS).encode("utf-8-sig"),
    "from the API": (_NAMES + "record_id,start,,text,Record ID,,\n").encode(),
}
