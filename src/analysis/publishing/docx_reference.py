"""The document pandoc takes styles, page size, header and footer from: its own one, changed."""

from __future__ import annotations

import io
import re
import subprocess
from functools import cache
from xml.etree import ElementTree
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pypandoc

from analysis.publishing.pages import page_file

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ROOTS = f'xmlns:w="{_W}" xmlns:r="{_R}"'
_TYPES, _RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"
_KINDS = ("header", "footer")
# A4 in twentieths of a point, margins of 2.3 cm
_SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rIdheader"/>'
    '<w:footerReference w:type="default" r:id="rIdfooter"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1440" w:right="1304" w:bottom="1304" w:left="1304" w:header="680" '
    'w:footer="600" w:gutter="0"/></w:sectPr>'
)


@cache
def reference(banner: str, page: str) -> bytes:
    """The reference document with ``banner`` above every page.

    ``page`` is the footer; ``{page}`` and ``{pages}`` in it become the numbers.
    """
    files = dict(_original())
    files["word/styles.xml"] = _styles(files["word/styles.xml"])
    files["word/document.xml"] = _xml("document", f"<w:body><w:p/>{_SECTION}</w:body>")
    files["word/header1.xml"] = _xml("hdr", _paragraph("Header", _run(banner)))
    files["word/footer1.xml"] = _xml("ftr", _paragraph("Footer", _page_number(page)))
    files[_TYPES] = _within(files[_TYPES], "Types", map(_type, _KINDS))
    files[_RELATIONS] = _within(files[_RELATIONS], "Relationships", map(_relation, _KINDS))
    return _zipped(files)


@cache
def _original() -> tuple[tuple[str, bytes], ...]:
    command = [pypandoc.get_pandoc_path(), "--print-default-data-file", "reference.docx"]
    made = subprocess.run(command, capture_output=True, check=True).stdout
    with ZipFile(io.BytesIO(made)) as archive:
        return tuple((name, archive.read(name)) for name in archive.namelist())


def _styles(original: bytes) -> bytes:
    """Pandoc's styles, those of `word_styles.xml` in place of the ones with the same id."""
    ElementTree.register_namespace("w", _W)
    styles = ElementTree.fromstring(original)
    ours = list(ElementTree.fromstring(page_file("word_styles.xml")))
    replaced = {_id(style) for style in ours}
    for style in list(styles):
        if _id(style) in replaced:
            styles.remove(style)
    styles[:] = [*ours[:1], *styles, *ours[1:]]  # the defaults come first in the schema
    return ElementTree.tostring(styles, encoding="unicode").encode()


def _id(style: ElementTree.Element) -> str:
    return style.get(f"{{{_W}}}styleId") or style.tag


def _xml(element: str, content: str) -> bytes:
    declaration = '<?xml version="1.0" encoding="UTF-8"?>'
    return f"{declaration}<w:{element} {_ROOTS}>{content}</w:{element}>".encode()


def _paragraph(style: str, runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _page_number(page: str) -> str:
    fields = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
    return "".join(
        f'<w:fldSimple w:instr="{fields[piece]}">{_run("1")}</w:fldSimple>'
        if piece in fields
        else _run(piece)
        for piece in re.split(r"(\{pages?\})", page)
    )


def _within(document: bytes, element: str, added: map[str]) -> bytes:
    end = f"</{element}>"
    return document.decode().replace(end, "".join(added) + end).encode()


def _type(kind: str) -> str:
    content = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
    return f'<Override PartName="/word/{kind}1.xml" ContentType="{content}"/>'


def _relation(kind: str) -> str:
    return f'<Relationship Type="{_R}/{kind}" Id="rId{kind}" Target="{kind}1.xml"/>'


def _zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(ZipInfo(name), data)  # ZipInfo: the same date in every archive
    return out.getvalue()
