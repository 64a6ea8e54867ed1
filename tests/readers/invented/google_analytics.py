"""Google Analytics 4: reports as CSV, one table or several, in two languages."""

from __future__ import annotations

RULE = "# ----------------------------------------"


def block(
    title: str, start: str = "# Start date: 20220901", end: str = "# End date: 20220930"
) -> str:
    return (
        f"{RULE}\n# {title}\n# Account: Bridge, example\n{RULE}\n#\n# All Users\n{start}\n{end}\n"
    )


def padded(comments: str, table: str) -> bytes:
    lines = [*(f"{line};;" for line in comments.splitlines()), table]
    return "\n".join(lines).encode("utf-8-sig")


CHANNELS = """\
Session primary channel group (Default Channel Group),Sessions,Engagement rate,Key events
Organic Search,"1,204",0.6,5
Direct,40,62.5%,3
#digimesh,12,50%,0
"""
DAYS = """\
Date,Landing page + query string,Views,Total users
20220901,/start,20,11
20220902,/start?utm_source=mail,31,15
"""
NTH_DAY = "Nth day,Active users\n0000,12\n0001,7\n"
TOTALS = "Page title,Views\n,345,Grand total\nStart,300\nTasks,45\n"
EXPORTS: dict[str, bytes] = {
    "a table of channels": (block("Traffic acquisition: Session channel") + CHANNELS).encode(),
    "days and pages": (block("Landing page") + DAYS).encode("utf-8-sig"),
    "several tables": (
        block("Reports snapshot") + NTH_DAY + "\n" + block("Reports snapshot") + CHANNELS
        + "\nCountry,Active users\nFinland,11\nSweden,8\n"
    ).encode(),
    "totals in the first row": (block("Free form 1") + TOTALS).encode(),
    "in Finnish, saved again by a spreadsheet": padded(
        block("Liikenteen hankinta", "# Aloituspäivä: 20220901", "# Lopetuspäivä: 20220930"),
        "Istunnon lähde;Istunnot;Sitoutumisaste\nDirect;1 204;62,5 %\nsuora posti;3;0,5\n",
    ),
}  # fmt: skip
