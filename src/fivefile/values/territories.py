"""Countries by their ISO code."""

from __future__ import annotations

from functools import cache

from babel import Locale

from fivefile.values.text import Text, Unfit

FIVE = ("us", "gb", "ca", "au", "nz")
MADE_UP = "xx"
ALIASES = {"uk": "gb", "usa": "us"}


def country_code(text: str) -> str:
    """The two-letter ISO code in lower case (`uk` is taken for `gb`); raises ValueError for no country's code."""
    code = text.strip().lower()
    code = ALIASES.get(code, code)
    if code != MADE_UP and code not in _codes():
        en, zh = "is not a country code: write two letters, such as us or cn", "不是国家代码：请写两个字母，例如 us、cn"
        raise Unfit(Text(f"'{text}' {en}", f"“{text}”{zh}"))
    return code


@cache
def _codes() -> frozenset[str]:
    names = (str(code) for code in Locale.parse("en").territories)
    return frozenset(code.lower() for code in names if len(code) == 2 and code.isalpha())
