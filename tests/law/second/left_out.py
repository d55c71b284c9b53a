"""For each reading that the engine has not (READINGS of relaxed.py), an event that the program reads otherwise."""

from __future__ import annotations

from datetime import date

from tests.law.second.made import Made, Said

_REMOVAL: dict[str, Said] = {
    "country": "us",
    "date": date(2020, 1, 1),
    "how": "other",
    "aggravated_felony": "no",
    "consent_to_reapply": "no",
}
_STAY: dict[str, Said] = {
    "country": "us",
    "from": date(2018, 1, 1),
    "to": date(2019, 12, 28),
    "worked_unlawfully": "no",
    "extraordinary_circumstances": "no",
    "extension_requested": "yes",
}
_WAITED: dict[str, Said] = {**_STAY, "extension_timely": "yes", "pending_time_authorised": "yes"}

EVENTS = {
    # The list of removals is complete and names no other: this is the first.
    "complete_removals": Made("one", "removal", {}, _REMOVAL),
    # A change of status was granted until a day, and the stay went on.
    "status_until_a_day": Made(
        "one",
        "stay",
        {},
        {
            **_STAY,
            "admission": "duration-of-status",
            "formal_finding": "no",
            "extension_granted": "yes",
            "extension_granted_until": date(2019, 6, 1),
        },
    ),
    # A request in time was pending when the formal finding was made, and that time is known to be authorised.
    "waiting_in_status": Made(
        "one",
        "stay",
        {},
        {
            **_WAITED,
            "admission": "duration-of-status",
            "formal_finding": "yes",
            "formal_finding_on": date(2019, 6, 30),
            "extension_granted": "no",
            "extension_filed_on": date(2019, 6, 1),
            "extension_decided_on": date(2020, 2, 28),
        },
    ),
    # An extension was granted, late, until a day that had passed long before; the waiting is known to be authorised.
    "waiting_past_a_grant": Made(
        "one",
        "stay",
        {},
        {
            **_WAITED,
            "admission": "date-certain",
            "admitted_until": date(2018, 7, 1),
            "extension_filed_on": date(2018, 6, 30),
            "extension_granted": "yes",
            "extension_granted_until": date(2018, 12, 13),
            "extension_decided_on": date(2020, 2, 28),
        },
    ),
}
