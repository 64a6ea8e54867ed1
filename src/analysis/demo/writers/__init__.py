"""How each survey tool writes its export."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from analysis.demo.forms import Tool
from analysis.demo.sheets import Sheet
from analysis.demo.writers import googleforms, indico, limesurvey, msforms, typeform

#: tool → what makes the bytes of its export; text formats take the encoding
WRITERS: Mapping[Tool, Callable[[Sheet, str], bytes]] = {
    "msforms": msforms.write,
    "google": googleforms.write_from_forms,
    "sheets": googleforms.write_from_sheets,
    "typeform": typeform.write,
    "indico": indico.write,
    "limesurvey": limesurvey.write,
}
