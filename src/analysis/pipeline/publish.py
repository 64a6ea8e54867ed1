"""An executed notebook → one format of its report."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path

from analysis.files import write_whole
from analysis.texts import Language


def publish(
    executed: Path, out: Path, names: tuple[str, str], day: date, pages: Mapping[Language, str]
) -> None:
    """Render one format.

    ``names``: data set and report. ``day``: the date written into the file, the last of the
    report's period, so that the same data give the same bytes. ``pages``: language → HTML page.
    """
    # slow to import, and not needed where nothing changed
    from analysis.publishing.notebook import read_report  # noqa: PLC0415
    from analysis.publishing.renderer import Issue, renderers  # noqa: PLC0415

    created = datetime.combine(day, time(12), UTC)
    report = read_report(executed, *names)
    renderer = renderers()[out.suffix.removeprefix(".")]
    write_whole(out, renderer.render(report, Issue(created, pages)))
