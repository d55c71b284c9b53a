"""Everything fivefile raises on purpose: one base, three families by whose fault it is.

FivefileError
├── BadInput    what a person gave us (a case folder, a letter, a command) cannot be read
├── BadData     one of our own data files (rulebook, facts, forms, locale) is wrong
└── Untrusted   another node's message must not be believed
"""

from __future__ import annotations

from fivefile.values.text import Text


class FivefileError(Exception):
    """A refusal in words: what happened, where, and what to do about it.

    What people see is given in both languages (`text` joins it); what only a maintainer sees may be English.
    """

    def __init__(self, what: str | Text, *, where: str = "", do: str | Text = "") -> None:
        self.what, self.where, self.do = _text(what), where, _text(do)
        super().__init__(self.text.en)

    @property
    def text(self) -> Text:
        """Where, what and what to do, in one sentence for each language."""
        english = (f"{self.where}: " if self.where else "") + self.what.en
        han = (f"{self.where}：" if self.where else "") + self.what.zh
        if self.do.en:
            english, han = f"{english} ({self.do.en})", f"{han}（{self.do.zh}）"
        return Text(en=english, zh=han)


class BadInput(FivefileError):
    """Something a person gave us cannot be read; the message names file, line or field."""


class BadData(FivefileError):
    """One of our own data files is wrong; the message names file and line."""


class Untrusted(FivefileError):
    """A message from another node fails a check; nothing of it is used."""


def _text(words: str | Text) -> Text:
    return words if isinstance(words, Text) else Text(en=words, zh=words)
