"""Lines that a person or a program added up below the rows; people who are called so."""

from __future__ import annotations

from collections.abc import Iterator

LINE = r"row {}.*(total|summary).*set aside.*"


def files(kit) -> Iterator:
    B, rows, end = kit.Broken, kit.survey, kit.END
    width = len(rows[0])
    for word in (
        "Total",
        "Yhteensä",
        "Summa",
        "Totalt",
        "Grand total",
        "Keskiarvo",
        "Medelvärde",
        "Average",
        "SUMMA:",
    ):
        line = [word, *["", "6"] * (width // 2)][:width]
        yield B(
            f"{end}/{word.strip(':')} line.csv",
            kit.written([*rows, line]),
            "a line of totals",
            LINE.format(8),
            marked=1,
        )
    yield B(
        f"{end}/total and mean.csv",
        kit.written([*rows, [], ["Summa", "", "", "21"], ["Keskiarvo", "", "", "3,5"]]),
        "two such lines after a blank one",
        LINE.format("(9|10)"),
        marked=2,
    )
    formula = [["=COUNTA(A2:A7)" if n == 1 else None for n in range(width)]]
    yield B(
        f"{end}/formula line.xlsx",
        kit.workbook([*rows, ["Total", *formula[0][1:]]]),
        "a line of totals by formula",
        LINE.format(8),
        marked=1,
    )
    yield B(
        f"{end}/numbers line.xlsx",
        kit.workbook([*rows, ["Yhteensä", 6, None, 6.0, 3]]),
        "a line of totals",
        LINE.format(8),
        marked=1,
    )
    listed = kit.attendance
    yield B(
        "attendance/2022-02-17 total.csv",
        kit.written([*listed, ["Total", "", "", "", "593", "", ""]]),
        "a line of totals",
        LINE.format(8),
        marked=1,
    )
    yield B(
        "attendance/2022-02-17 yhteensä.csv",
        kit.written(
            [
                *listed,
                ["Yhteensä", "", "", "", "593", "", ""],
                ["Keskiarvo", "", "", "", "98.8", "", ""],
            ]
        ),
        "a sum and a mean",
        LINE.format("(8|9)"),
        marked=2,
    )
    signed_up = kit.invented["zoom_registration: list alone"].rstrip()
    yield B(
        "registered total.csv",
        signed_up + b"\r\nTotal,,,,2\r\n",
        "a line of totals",
        LINE.format(r"\d+"),
        marked=1,
    )
    named = [*listed[:-1], ["Summa", "summa@example.org", *listed[-1][2:5], "", ""]]
    yield B(
        "attendance/2022-02-17 called summa.csv",
        kit.written([*named, ["Total"]]),
        "a person of that name, and a line of totals",
        LINE.format(8),
        marked=1,
    )
