"""An inquiry as plain text in one language: what an officer sees, and why."""

from __future__ import annotations

from collections.abc import Iterator

from fivefile.casework.prepare import Library
from fivefile.casework.report import inquiry_words as words
from fivefile.casework.report.inquiry_view import InquiryView, Line, Link, Place, inquiry_view
from fivefile.casework.report.lines import sources
from fivefile.casework.report.sharing_words import purpose
from fivefile.locale import country, day, join, translator
from fivefile.model.inquiry import Declared, Inquiry, Way
from fivefile.values.text import Lang, Text, sentences


def inquiry_text(inquiry: Inquiry, library: Library, lang: Lang) -> str:
    """The whole inquiry in one language; `library` gives the words for categories and events."""
    told = _Telling(inquiry_view(inquiry, library), lang)
    say = told.say
    who = f"{inquiry.applicant.get(lang)} · {country(inquiry.asker).get(lang)} · {purpose(inquiry.purpose).get(lang)}"
    lines = [
        f"{who} · {day(inquiry.at.date()).get(lang)}",
        say("MADE UP: people, records and fingerprint references here are invented."),
    ]
    own, *partners = told.view.places
    for title, part in (
        ("In short", told.short()),
        ("Known history by category", told.known()),
        ("Declared against known", told.declared()),
        ("Suggested questions", told.questions()),
        ("The authority's own registry", told.own(own)),
        ("The partners", (line for place in partners for line in told.partner(place))),
        ("To keep in mind", (f"  - {note.get(lang)}" for note in inquiry.notes)),
    ):
        body = list(part)
        if body:
            lines += ["", f"== {say(title)} ==", *body]
    return "\n".join(lines) + "\n"


class _Telling:
    """One inquiry in one language."""

    def __init__(self, view: InquiryView, lang: Lang) -> None:
        self.view, self.lang, self.say = view, lang, translator(lang)

    def get(self, text: Text) -> str:
        return text.get(self.lang)

    def pair(self, label: str, text: str) -> str:
        """ "label: text" with the colon of the language."""
        return f"{self.say(label)}{self.say(': ')}{text}"

    def name(self, place: Place) -> str:
        """The authority, and whether it is the one that asks."""
        mark = f" · {self.say('own registry')}" if place.own else ""
        return f"[{self.get(country(place.code))}{mark}]"

    def short(self) -> Iterator[str]:
        """One line for each authority; first who did not answer, if anybody."""
        yield from (f"  ! {self.get(text)}" for text in self.view.reached)
        for place in self.view.places:
            counts = place.counts if place.state == "hit" else ()
            yield f"  {self.name(place)} {self.get(sentences(place.short, *counts))}"

    def own(self, place: Place) -> Iterator[str]:
        """Each record of the asking authority, and why it may be the applicant's."""
        if not place.links:
            yield f"  {self.get(place.short)}"
        for link in place.links:
            corrects = f" · {self.pair('corrects', link.corrects)}" if link.corrects else ""
            yield f"  · {link.record}{corrects}"
            yield from self.link(link)

    def link(self, link: Link) -> Iterator[str]:
        """Why two records were linked: where it starts, each comparison with its weight, and the sum."""
        yield f"      {self.say('Why it was linked, in bits (log2 of m/u):')}"
        for bar in link.fall.bars:
            end = f" → {self.get(link.band)}" if bar.kind == "total" else ""
            yield f"      {bar.weight.rjust(6)}  {self.get(bar.says)}{end}"
        if link.judged is not None:
            yield f"      {self.get(link.judged)}"

    def partner(self, place: Place) -> Iterator[str]:
        """What became of the question to one partner."""
        yield f"  {self.name(place)} {self.get(place.short)}"
        if place.way is not None:
            yield from self.way(place.way)
        if place.carried is not None:
            carried = self.get(words.line(place.carried)) or self.say("nothing this pair asks by")
            yield f"    {self.pair('The question carried', carried)}"
        for link in place.links:
            yield f"    {self.pair('Record', link.record)}"
            yield from self.link(link)
            yield from self.told(link)
        yield from self.withheld(place)

    def way(self, way: Way) -> Iterator[str]:
        """Under which arrangement it was asked, how well that is documented, and what a question may carry."""
        yield f"    {self.pair('Arrangement', self.get(way.title))}"
        if way.says == way.title:
            return
        yield f"    {self.pair('Asking for this purpose', '')}[{self.say(way.grade)}] {self.get(way.says)}"
        yield from sources(way.citations, self.lang)
        elements = self.get(join(list(way.elements)))
        if elements:
            yield f"    {self.pair('A question may carry', elements)}"

    def told(self, link: Link) -> Iterator[str]:
        """What was disclosed of one record, each item with its policy line."""
        if link.told:
            yield f"      {self.say('Disclosed')}"
        for told in link.told:
            for item in told.items:
                yield f"      · {self.category(told.title, told.line)}{self.say(': ')}{self.get(item)}"

    def withheld(self, place: Place) -> Iterator[str]:
        """What was withheld, each category with its policy line."""
        if place.kept:
            what = "Withheld here, whether or not there is anything of it; a real partner may tell what is possible"
            yield f"    {self.say(what)}"
        for kept in place.kept:
            what = self.category(kept.title, kept.withheld.line)
            yield f"      · {what} [{self.say(kept.withheld.grade)}]{self.say(': ')}{self.get(kept.withheld.says)}"
        if place.kept:
            pair = f"{self.view.inquiry.asker}-{place.code}"
            yield f"      {self.say('Each line with its sources: fivefile sharing {pair}', pair=pair)}"

    def category(self, title: Text, line: str) -> str:
        """A category in words with the policy line."""
        return self.say("{what} (line {line})", what=title, line=line)

    def known(self) -> Iterator[str]:
        """What is known, category by category, each in order of date."""
        for title, lines in self.view.known:
            yield f"  {self.get(title)}"
            yield from (self.one(item) for item in lines)

    def one(self, item: Line) -> str:
        """An event with the authority that holds it."""
        return f"    · {self.get(item.known.title)} [{self.pair('held by', self.get(item.holder))}]"

    def declared(self) -> Iterator[str]:
        """Each known event beside what the applicant's forms to this authority say of it."""
        for beside in self.view.declared:
            yield f"  · {self.get(beside.line.known.title)}"
            for told, word in beside.questions:
                yield f"      [{self.get(word.whole)}]"
                yield from self.question(told)

    def question(self, told: Declared) -> Iterator[str]:
        """One question of one form, and what was answered."""
        where, asked = (self.get(text) if text else "" for text in (told.form, told.wording))
        answer = ""
        if told.answered is not None:
            answer = self.say(" → answered: {answer}", answer=words.yes(told.answered))
        text = self.say(": ").join(part for part in (where, asked) if part)
        if text:
            yield f"        {text}{answer}"

    def questions(self) -> Iterator[str]:
        """What may be asked, why, and what is known about it; the sheet is the one applicants prepare with."""
        for sheet, group in self.view.questions:
            yield f"  {self.get(sheet)} · {self.say('from the sheet that applicants prepare with')}"
            for item in group:
                mark = f" · {self.say('not verified')}" if item.verify else ""
                yield f"    · {self.get(item.question)}{mark}"
                yield f"        {self.pair('why', self.get(item.why))}"
                for fact in item.file_says:
                    yield f"        {self.pair('known or stated', self.get(fact))}"
