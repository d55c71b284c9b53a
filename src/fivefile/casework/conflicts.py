"""Where the papers disagree: with each other, with the applicant's word, or with what a form declared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fivefile.casework.disclosure import answer
from fivefile.casework.reasons import because, ids
from fivefile.law.facts import Facts, say
from fivefile.law.rulebook import Rulebook
from fivefile.locale import both
from fivefile.model.evidence import Problem, Source, Statement, standing
from fivefile.model.history import Event, Timeline, compatible
from fivefile.model.outcome import Claim, Conflict, Disclosure, Finding, Open
from fivefile.model.rule import SEVERITIES, Severity
from fivefile.model.sheets import Form, FormQuestion
from fivefile.values.text import Text
from fivefile.values.verdict import Verdict

UNTRUE, ANSWER = "answer_untrue", "answer:"


def conflicts(
    facts: Facts, declared: tuple[Conflict, ...], findings: Iterable[Finding], disclosed: Iterable[Disclosure]
) -> tuple[Conflict, ...]:
    """Every contradiction in the file (`declared` are those of forms), the heaviest consequence first.

    A contradiction is not taken for dishonesty.
    """
    waiting = list(findings)
    opened = [item for finding in waiting for item in finding.open]
    opened += [item for entry in disclosed for item in entry.step.open]
    opens = [item for item in opened if item.kind == "settle"]
    told = {item.open for item in declared}
    disputed = [item for item in _disputed(facts, waiting) if item.open not in told]
    told |= {item.open for item in disputed}
    found = [*declared, *disputed, *_against_rest(facts, waiting, [item for item in opens if item not in told])]
    return tuple(sorted(found, key=lambda item: SEVERITIES.index(item.severity)))


def declared_otherwise(facts: Facts, rulebooks: Iterable[Rulebook]) -> tuple[Conflict, ...]:
    """Answers given on a form that the rest of the file contradicts, as things stood when the form was filed."""
    return tuple(_declared(facts, rulebooks))


def _disputed(facts: Facts, findings: list[Finding]) -> Iterator[Conflict]:
    """Facts for which two claims cannot both be true."""
    grouped: dict[tuple[str, str], list[Statement]] = {}
    for claim in facts.statements:
        if claim.property != "kind" and not claim.property.startswith(ANSWER):
            grouped.setdefault((claim.subject, claim.property), []).append(claim)
    for (subject, name), said in grouped.items():
        claims = list(standing(said))
        event = facts.timeline.event(subject.removeprefix("event:")) if subject.startswith("event:") else None
        meaning = facts.definitions.scoped(name, event.kind if event else None)
        if meaning is None or meaning.many or len(compatible(claim.value for claim in claims)) < 2:
            continue
        if subject != "applicant" and event is None:
            continue
        item = Open(name, event.id if event else None, "settle")
        about = both("{event}: {label}", event=facts.describe(event), label=meaning.label) if event else meaning.label
        sides = tuple(Claim(say(claim.value, meaning), claim.source, claim.value) for claim in _one_each(claims))
        yield Conflict(about, sides, *_why(item, findings), open=item)


def _against_rest(facts: Facts, findings: list[Finding], opens: Iterable[Open]) -> Iterator[Conflict]:
    """What was said against what the rest of the file adds up to: dates of the same event, or another event."""
    for item in dict.fromkeys(opens):
        event = facts.timeline.event(item.event) if item.event else None
        if item.fact.startswith("list:"):
            wanted = facts.definitions.lists[item.fact.removeprefix("list:")]
            claims = [claim for claim in facts.statements if claim.subject == item.fact]
            said = [Claim(both("You said that this list is complete."), claim.source) for claim in claims]
            rest = both("The file also tells of this, which is not in the list: {event}.", event=_named(event, facts))
            yield Conflict(wanted.title, (*said, Claim(rest, _first(event))), *_why(item, findings), item)
            continue
        meaning = facts.meaning(item.fact, event)
        if event is None or meaning is None:
            continue
        said = [Claim(say(claim.value, meaning), claim.source) for claim in event.claims(item.fact)]
        seen = facts.see(item.fact, event)
        others = [claim for claim in facts.statements if claim.id in seen.statements and claim.property != item.fact]
        rest = seen.note or both("The rest of the file says otherwise.")
        about = both("{event}: {label}", event=facts.describe(event), label=meaning.label)
        against = Claim(rest, others[0].source if others else None)
        yield Conflict(about, (*said, against), *_why(item, findings), item)


def _named(event: Event | None, facts: Facts) -> Text:
    return facts.describe(event) if event else both("another event")


def _first(event: Event | None) -> Source | None:
    return event.statements[0].source if event and event.statements else None


def _one_each(claims: list[Statement]) -> list[Statement]:
    kept: dict[tuple[object, str], Statement] = {}
    for claim in claims:
        kept.setdefault((claim.value, claim.source.name), claim)
    return list(kept.values())


def _why(item: Open, findings: list[Finding]) -> tuple[Text, Severity]:
    waiting = [finding for finding in findings if item in finding.open]
    if not waiting:
        return both(
            "An officer who sees both will ask which is right. Find out, and say how the other came about."
        ), "information"
    worst = min(waiting, key=lambda finding: SEVERITIES.index(finding.severity))
    return both("Until this is settled it stays unknown whether this applies: {rule}", rule=worst.title), worst.severity


def _declared(facts: Facts, rulebooks: Iterable[Rulebook]) -> Iterator[Conflict]:
    forms = _forms(rulebooks)
    for event in facts.timeline.events:
        form = forms.get(_form_key(event))
        if form is None or event.kind != "declaration" or event.start is None:
            continue
        for question in form.questions:
            for claim in event.claims(f"{ANSWER}{question.id}"):
                conflict = _contradicted((form, question), claim, facts, event)
                if conflict is not None:
                    yield conflict


def _forms(rulebooks: Iterable[Rulebook]) -> dict[tuple[str, str], Form]:
    """Every form by its country and each name it goes by, in small letters."""
    return {
        (form.country, name.lower()): form
        for book in rulebooks
        for form in book.forms
        for name in (form.id, form.title.en, *form.also)
    }


def _form_key(filed: Event) -> tuple[str, str]:
    """The country and name under which the form of a declaration would be found."""
    return filed.country or "", str(filed.value("form")).lower()


def uncompared(facts: Facts, rulebooks: Iterable[Rulebook]) -> tuple[Problem, ...]:
    """Forms whose answers could not be compared with the file: of an unknown name, an unknown question, or no date."""
    forms = _forms(rulebooks)
    found = []
    for event in facts.timeline.events:
        claims = [claim for claim in event.statements if claim.property.startswith(ANSWER)]
        if not claims:
            continue
        form = forms.get(_form_key(event))
        known = {f"{ANSWER}{question.id}" for question in form.questions} if form else set()
        strange = [claim for claim in claims if claim.property not in known]
        if form is not None and event.start is not None and not strange:
            continue
        source = (strange or claims)[0].source
        what = both(
            "Not all answers of this form could be compared with the file: {event}.", event=facts.describe(event)
        )
        names = ", ".join(sorted(name.removeprefix(ANSWER) for name in known)) or ", ".join(
            sorted(key for _, key in forms)
        )
        do = both("Give its country, form, date, and questions by their ids. Known: {known}.", known=names)
        found.append(Problem(f"{source.name}:{source.place.removeprefix('line ')}", what, do, "unread"))
    return tuple(found)


def denials(facts: Facts, found: Iterable[Conflict]) -> tuple[Statement, ...]:
    """What contradicted forms say against the applicant's word that nothing on them was untrue.

    The two claims then dispute the fact, so no rule takes either side.
    """
    against = []
    for conflict in found:
        item = conflict.open
        event = facts.timeline.event(item.event) if item and item.event and item.fact == UNTRUE else None
        source = conflict.claims[0].source
        if event is not None and source is not None and event.values(UNTRUE) == (False,):
            against.append(Statement(f"event:{event.id}", UNTRUE, True, source, by="file"))
    return tuple(dict.fromkeys(against))


def _as_of(facts: Facts, filed: Event, *, sure: bool) -> Facts:
    """The facts without what came after the form was filed: of undated events, all (`sure`) or none are left out."""
    kept = tuple(event for event in facts.timeline.events if event.id != filed.id and _before(event, filed, sure))
    ids = {f"event:{event.id}" for event in kept}
    claims = tuple(one for one in facts.statements if not one.subject.startswith("event:") or one.subject in ids)
    on = filed.start.latest if filed.start else facts.on
    return Facts(Timeline(kept), claims, facts.definitions, on, facts.derived)


def _before(event: Event, filed: Event, sure: bool) -> bool:
    dates = event.dates
    if not dates or filed.start is None:
        return not sure
    if sure and event.claims("from"):
        return event.end is not None and event.end.latest < filed.start.earliest
    if sure:
        return max(date.latest for date in dates) < filed.start.earliest
    return min(date.earliest for date in dates) <= filed.start.latest


def _contradicted(asked: tuple[Form, FormQuestion], claim: Statement, facts: Facts, filed: Event) -> Conflict | None:
    form, question = asked
    then = _as_of(facts, filed, sure=claim.value is False)
    step = answer(question, then)
    if step.verdict is Verdict.UNKNOWN or (step.verdict is Verdict.YES) is claim.value:
        return None
    why = both(
        "An untrue answer on a form can count as misrepresentation, whoever filled it in. If it was wrong, correct it "
        "promptly and of your own accord, and ask a licensed lawyer first."
    )
    about = both(
        "{form}: {question}",
        form=both("{form}, filed {day}", form=form.title, day=filed.start or facts.on),
        question=question.says,
    )
    declared = Claim(both("The form answered: {answer}", answer=say(bool(claim.value))), claim.source)
    rests_on = set(ids(step))
    source = next((one.source for one in then.statements if one.id in rests_on), None)
    severity: Severity = "information" if claim.value else "permanent"
    item = Open(UNTRUE, filed.id, "settle")
    return Conflict(about, (declared, Claim(because(step), source)), why, severity, item)
