"""Facts that are computed, each by one function with the place in the law that says how."""

from __future__ import annotations

from fivefile.law.derived import (
    aggregate,
    agreement,
    expelled,
    history,
    ninety_days,
    overstay_elsewhere,
    passport,
    sentences,
    unlawful_presence,
)
from fivefile.law.facts import Derive

DERIVED: dict[str, Derive] = {
    **agreement.DERIVED,
    **unlawful_presence.DERIVED,
    **aggregate.DERIVED,
    **expelled.DERIVED,
    **history.DERIVED,
    **ninety_days.DERIVED,
    **overstay_elsewhere.DERIVED,
    **passport.DERIVED,
    **sentences.DERIVED,
}
"""Every computed fact by the name that `derived:` and `checked:` in the data use."""
