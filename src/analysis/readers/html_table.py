"""Tables of an HTML page: some tools write them and call the file ``.xls``."""

from __future__ import annotations

from html.parser import HTMLParser


class _Rows(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            if not self.rows:
                self.rows.append([])
            self._cell = []
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"} and self._cell is not None:
            self.rows[-1].append("".join(self._cell).strip())
            self._cell = None

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)


def is_html_table(text: str) -> bool:
    """Whether the text is a page whose content is a table."""
    start = text[:4096].lstrip("\ufeff \t\r\n").lower()
    return start.startswith("<") and "<table" in text[: 1 << 16].lower()


def html_rows(text: str) -> list[list[str]]:
    r"""The cells of every row of every table of the page.

    >>> html_rows("<table><tr><th>Name</th><td>1<br>2</td></tr></table>")
    [['Name', '1\n2']]
    """
    page = _Rows()
    page.feed(text)
    page.close()
    return page.rows
