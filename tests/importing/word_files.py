"""Small Word files, as Word itself lays them out: what has to be in one, and nothing more.

Input: paragraphs as (style, words), tables and pictures as XML. Output: the bytes of a DOCX.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable
from html import escape

from PIL import Image

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
RELATION = '<Relationship Id="{}" Type="' + R + '/{}" Target="{}"/>'
PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:docPr id="1" name="x" descr="{}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
    '<a:blip r:embed="p1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
)
FORMULA = (
    '<w:p><w:r><w:t>It is </w:t></w:r><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
    "<m:r><m:t>x</m:t></m:r></m:oMath></w:p>"
)
_MADE = io.BytesIO()
Image.new("RGB", (4, 3), "white").save(_MADE, "PNG")
PNG = _MADE.getvalue()
SIGNS = hashlib.sha256(PNG).hexdigest()[:6]  # which its name gets
STYLES = ("Title", "Heading 1", "Heading 2", "Heading 3", "Poem")


def paragraph(words: str, style: str = "") -> str:
    """Return a paragraph; ``\\n`` in it breaks a line, and ``*words*`` are bold."""
    runs = []
    for at, part in enumerate(words.split("*")):
        bold = "<w:rPr><w:b/></w:rPr>" if at % 2 else ""
        lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in part.split("\n"))
        runs.append(f"<w:r>{bold}{lines}</w:r>")
    about = f'<w:pPr><w:pStyle w:val="{style.replace(" ", "")}"/></w:pPr>' if style else ""
    return f"<w:p>{about}{''.join(runs)}</w:p>"


def table(*rows: Iterable[str]) -> str:
    """Return a table."""
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def word_file(*blocks: str) -> bytes:
    """Return a Word file of paragraphs, each words alone or the XML of a block."""
    body = "".join(block if block.startswith("<w:") else paragraph(block) for block in blocks)
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/></w:style>'
        for name in STYLES
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    files = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELS.format(RELATION.format("d1", "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": RELS.format(
            RELATION.format("s1", "styles", "styles.xml") + RELATION.format("p1", "image", "media/image1.png")
        ),
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>',
        "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>',
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, head + text)
        archive.writestr("word/media/image1.png", PNG)
    return made.getvalue()
