"""Text for people, always in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Lang = Literal["en", "zh"]
LANGS: tuple[Lang, ...] = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Text:
    """One thing said in English (`en`) and in Simplified Chinese (`zh`)."""

    en: str
    zh: str

    def get(self, lang: Lang) -> str:
        """The wording in `lang`."""
        return self.zh if lang == "zh" else self.en


class Unfit(ValueError):
    """A value that cannot stand where it was written; `text` says why in both languages."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.en)


def same(text: str) -> Text:
    """The same string in both languages: for names, numbers and sections that are not translated."""
    return Text(en=text, zh=text)


def sentences(*texts: Text) -> Text:
    """The texts one after another, each closed as a sentence, all but the first begun as one; empty ones left out."""
    told = [text for text in texts if text.en]
    english = " ".join(
        (text.en[0].upper() if at else text.en[0]) + text.en[1:] + ("" if text.en[-1] in _ENDS else ".")
        for at, text in enumerate(told)
    )
    return Text(en=english, zh="".join(text.zh if text.zh[-1] in _ENDS else f"{text.zh}。" for text in told))


_ENDS = ".!?。！？"
