"""A paper's bytes as pages of text, or a refusal in words: what cannot be read is never passed over in silence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from fivefile.errors import BadInput
from fivefile.loading import utf8
from fivefile.values.text import Text

MOST_BYTES = 10_000_000
MOST_PAGES = 200
MOST_CHARACTERS = 200_000
PASTE = Text("paste the text of the paper into a text file", "把文字粘贴到一个文本文件里")
_NO_PDF = Text("The file is called a PDF but is none.", "文件名是 PDF，但并不是 PDF 文件。")
_BINARY = Text("This is a binary file, not text or PDF.", "这是二进制文件，不是文本或 PDF。")
_AGAIN = Text(
    "download it again, or paste the text of the paper into a text file", "重新下载，或把文字粘贴到一个文本文件里"
)
_FEWER = Text("give only the pages of the letter", "只提供信件本身的那几页")
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Page:
    """One page's text; `boxes` counts form fields to tick that stand beside no words, whose ticks are lost."""

    number: int
    text: str
    boxes: int = 0


def pages(name: str, data: bytes) -> tuple[Page, ...]:
    """The pages of a PDF, or the one page of a text file; raises BadInput when they cannot be read."""
    if not data.strip():
        raise BadInput(Text("The file is empty.", "这是空文件。"), where=name, do=PASTE)
    if len(data) > MOST_BYTES:
        raise BadInput(
            Text(f"The file is larger than {MOST_BYTES // 1_000_000} MB.", f"文件大于 {MOST_BYTES // 1_000_000} MB。"),
            where=name,
            do=_FEWER,
        )
    if data[:1024].lstrip().startswith(b"%PDF") or (name.lower().endswith(".pdf") and b"%PDF" in data[:1024]):
        return _pdf(name, data)
    if name.lower().endswith(".pdf"):
        raise BadInput(
            Text("The file is called a PDF but is none.", "文件名是 PDF，但并不是 PDF 文件。"), where=name, do=_AGAIN
        )
    return (Page(1, _text(name, data)),)


def _text(name: str, data: bytes) -> str:
    if data.startswith(_IMAGES) or data[4:12] in (b"ftypheic", b"ftypmif1"):
        raise BadInput(
            Text("This is a picture; photos and scans cannot be read yet.", "这是图片；目前还不能读取照片和扫描件。"),
            where=name,
            do=PASTE,
        )
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise BadInput(
            Text("This is a Word file or an archive, not text or PDF.", "这是 Word 文件或压缩包，不是文本或 PDF。"),
            where=name,
            do=Text(f"save it as PDF, or {PASTE.en}", f"另存为PDF，或{PASTE.zh}"),
        )
    marked = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    if b"\x00" in data and not marked:
        raise BadInput(
            Text("This is a binary file, not text or PDF.", "这是二进制文件，不是文本或 PDF。"), where=name, do=PASTE
        )
    text = utf8(data, name)
    if len(_CONTROL.findall(text)) * 50 > len(text):
        raise BadInput(
            Text("This is a binary file, not text or PDF.", "这是二进制文件，不是文本或 PDF。"), where=name, do=PASTE
        )
    if not text.strip():
        raise BadInput(Text("The file is empty.", "这是空文件。"), where=name, do=PASTE)
    if len(text) > MOST_CHARACTERS:
        raise _too_long(name)
    return text


def _too_long(name: str) -> BadInput:
    what = Text(
        f"holds more than {MOST_CHARACTERS:,} characters, too many for a letter",
        f"超过{MOST_CHARACTERS // 10_000}万字，不像是一封信",
    )
    return BadInput(what, where=name, do=_FEWER)


def _pdf(name: str, data: bytes) -> tuple[Page, ...]:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as problem:
        if "password" in str(problem).lower() or "security" in str(problem).lower():
            raise BadInput(
                Text("The PDF is locked with a password.", "PDF 有密码保护，打不开。"),
                where=name,
                do=Text("save a copy without the password", "另存一份不带密码的副本"),
            ) from None
        raise BadInput(
            Text("The PDF is broken and cannot be opened.", "PDF 已损坏，打不开。"), where=name, do=_AGAIN
        ) from None
    try:
        return _pdf_pages(name, document)
    except pdfium.PdfiumError:
        raise BadInput(
            Text("The PDF is broken: a page cannot be read.", "PDF 已损坏：有一页读不出来。"), where=name, do=_AGAIN
        ) from None
    finally:
        document.close()


def _pdf_pages(name: str, document: Any) -> tuple[Page, ...]:
    if len(document) == 0:
        raise BadInput(Text("The PDF has no pages.", "PDF 没有页面。"), where=name, do=_AGAIN)
    if len(document) > MOST_PAGES:
        raise BadInput(
            Text(f"The PDF has more than {MOST_PAGES} pages.", f"PDF 超过 {MOST_PAGES} 页。"), where=name, do=_FEWER
        )
    form = bool(document.get_formtype())
    if form:
        document.init_forms()
    read: list[Page] = []
    size = 0
    for number in range(1, len(document) + 1):
        page = document[number - 1]
        words = page.get_textpage()
        text, alone = _ticked(document, page, words) if form else (words.get_text_range(), 0)
        # PDFium marks a word broken at a line's end with a character of its own.
        text = text.replace("\ufffe", "-").replace("\x02", "-").replace("\x00", " ")
        read.append(Page(number, text if text.strip() else "", alone))
        size += len(text)
        if size > MOST_CHARACTERS:
            raise _too_long(name)
    if not any(page.text for page in read):
        what = Text(
            "is a PDF without text: this is a scan; reading photos and scans comes later",
            "是没有文字的PDF：这是扫描件；读取照片和扫描件的功能以后才有",
        )
        raise BadInput(what, where=name, do=Text("paste the text", "请粘贴文字"))
    return tuple(read)


def _ticked(document: Any, page: Any, words: Any) -> tuple[str, int]:
    """The page's text with the form's boxes drawn before the words beside them, and how many stand beside none."""
    signs: list[tuple[int, str]] = []
    alone = 0
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        mark = raw.FPDFPage_GetAnnot(page, index)
        kind = raw.FPDFAnnot_GetFormFieldType(document.formenv, mark)
        if kind in (raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON):
            at = _beside(mark, words)
            alone += at is None
            if at is not None:
                signs.append((at, "\u2612 " if raw.FPDFAnnot_IsChecked(document.formenv, mark) else "\u2610 "))
        raw.FPDFPage_CloseAnnot(mark)
    text, done = "", 0
    for at, sign in sorted(signs):
        text += words.get_text_range(done, at - done) + sign if at > done else sign
        done = at
    return text + words.get_text_range(done), alone


def _beside(mark: Any, words: Any) -> int | None:
    """The character that stands right of a box, on its line and near."""
    box = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(mark, box)
    height = (box.bottom + box.top) / 2
    for step in range(1, 8):
        at: int | None = words.get_index(box.right + 4 * step, height, 4, 5)
        if at is not None:
            return at
    return None
