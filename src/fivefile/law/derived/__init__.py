"""Facts that are computed, each by one function with the place in the law that says how."""

from __future__ import annotations

from fivefile.law.derived import agreement, history, unlawful_presence
from fivefile.law.facts import Derive

DERIVED: dict[str, Derive] = {**agreement.DERIVED, **unlawful_presence.DERIVED, **history.DERIVED}
"""Every computed fact by the name that `derived:` and `checked:` in the data use."""
