"""The first question, what does your letter or status say, and its answer."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, File, Form, Request, UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from fivefile.app import App
from fivefile.casework.documents.notes import FOREIGN
from fivefile.casework.documents.pages import pages
from fivefile.errors import BadInput
from fivefile.locale import both
from fivefile.model.reading import DateRead, Explanation, Item, Reading, Section, WaiverBox
from fivefile.values.text import Text
from fivefile.web.guard import MOST_BYTES, Keys
from fivefile.web.highlight import Piece, Quote, marked, quote, spans
from fivefile.web.kept import Kept, Paper
from fivefile.web.language import language
from fivefile.web.pages.frame import Context, frame, sealed, show

PASTED = "letter.txt"


@dataclass(frozen=True, slots=True)
class Home(Context):
    """The first page; after a failed reading `problem` says what was wrong and `text` what had been pasted."""

    problem: Text | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Something read from the paper, and where it stands."""

    what: Section | DateRead | Item | WaiverBox | None
    quote: Quote


@dataclass(frozen=True, slots=True)
class Read(Context):
    """The answer, then what was read, then the paper itself."""

    key: str
    paper: Paper
    reading: Reading
    explanations: tuple[Explanation, ...]
    on: object
    sections: tuple[Found, ...]
    mentioned: tuple[Found, ...]
    dates: tuple[Found, ...]
    items: tuple[Found, ...]
    waivers: tuple[Found, ...]
    number: Found | None
    pages: tuple[tuple[int, tuple[Piece, ...]], ...]
    foreign: bool
    problem: Text | None = None
    title: str = ""


def routes(app: App, keys: Keys, kept: Kept[Paper]) -> APIRouter:
    """The pages for a paper that belongs to no case yet."""
    router = APIRouter()

    @router.get("/")
    def home(request: Request) -> Response:
        return show(request, "home.html", Home(frame(request, "home")))

    @router.post("/read")
    def read(
        request: Request, text: str = Form(""), paper: UploadFile | None = File(None), csrf: str = Form("")
    ) -> Response:
        sealed(request, csrf, keys)
        key = kept.put(_read(app, text, paper))
        return RedirectResponse(f"/reading/{key}", 303)

    @router.get("/read")
    def again() -> Response:
        return RedirectResponse("/", 303)

    @router.get("/reading/{key}")
    def reading(request: Request, key: str) -> Response:
        paper = _known(kept, key)
        if paper.reading is None:
            text = paper.data.decode("utf-8", "replace") if paper.pasted else ""
            return show(request, "home.html", Home(frame(request, "home"), paper.problem, text), 422)
        return show(request, "reading.html", _context(request, app, key, paper))

    @router.post("/reading/{key}/keep")
    def keep(request: Request, key: str, title: str = Form(""), csrf: str = Form("")) -> Response:
        sealed(request, csrf, keys)
        paper = _known(kept, key)
        try:
            if not title.strip():
                raise BadInput(
                    both("The case has no title yet."), do=both("Write a few words by which you will know it.")
                )
            case = app.keep(paper.name, paper.data, title.strip())
        except BadInput as problem:
            context = _context(request, app, key, paper, problem.text, title)
            return show(request, "reading.html", context, 422)
        return RedirectResponse(f"/cases/{case}", 303)

    @router.get("/reading/{key}/keep")
    def back(key: str) -> Response:
        return RedirectResponse(f"/reading/{key}", 303)

    return router


def _read(app: App, text: str, upload: UploadFile | None) -> Paper:
    data = upload.file.read(MOST_BYTES + 1) if upload is not None and upload.filename else b""
    pasted = not data and bool(text.strip())
    if pasted:
        name, data = PASTED, text.replace("\r\n", "\n").encode()
    elif upload is not None and upload.filename:
        name = upload.filename.replace("\\", "/").rpartition("/")[2][:200]
    else:
        return Paper("", b"", True, problem=both("Nothing was given. Paste the text of the letter, or choose a file."))
    if len(data) > MOST_BYTES:
        return Paper(name, b"", False, problem=too_large())
    try:
        reading, explanations = app.read(name, data)
    except BadInput as problem:
        return Paper(name, data if pasted else b"", pasted, problem=problem.text)
    return Paper(name, data, pasted, reading, explanations)


def too_large() -> Text:
    """What to say to a file beyond the limit."""
    return both("The file is larger than 10 MB. Give only the pages of the letter, or paste its text.")


def _known(kept: Kept[Paper], key: str) -> Paper:
    paper = kept.get(key)
    if paper is None:
        raise HTTPException(404, "reading")
    return paper


def _context(request: Request, app: App, key: str, paper: Paper, problem: Text | None = None, title: str = "") -> Read:
    reading = paper.reading
    if reading is None:
        raise HTTPException(404, "reading")
    texts = {page.number: page.text for page in pages(paper.name, paper.data)}

    def found(what: Section | DateRead | Item | WaiverBox) -> Found:
        return Found(what, quote(what.span, texts.get(what.span.page, "")))

    number = reading.case_number
    return Read(
        frame(request, "home", f"/reading/{key}"),
        key,
        paper,
        reading,
        paper.explanations,
        app.today,
        tuple(map(found, reading.sections)),
        tuple(map(found, reading.mentioned)),
        tuple(map(found, reading.dates)),
        tuple(map(found, reading.items)),
        tuple(map(found, reading.waivers)),
        Found(None, quote(number, texts.get(number.page, ""))) if number else None,
        tuple((at, marked(text, at, spans(reading))) for at, text in texts.items()),
        FOREIGN in reading.notes,
        problem,
        title or suggested(paper, language(request)),
    )


def suggested(paper: Paper, lang: str) -> str:
    """A title to begin with: the sections named."""
    codes = list(dict.fromkeys(section.code for section in paper.reading.sections)) if paper.reading else []
    return ("、" if lang == "zh" else ", ").join(codes)
