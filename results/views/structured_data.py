"""Structured data (schema.org) about the sport, for search engines. Plain dicts; ``json_ld`` prints them."""

from collections.abc import Sequence
from typing import Any

from f1site.marks.site import absolute
from results.models import GrandPrix, Session
from results.nationalities import find
from results.reading.drivers.biography import Biography
from results.reading.teams.team import Team
from results.reading.weekends.sessions import event_days

CONTEXT = "https://schema.org"
SPORT = "Motor racing"
STATES = {
    GrandPrix.State.SCHEDULED: "https://schema.org/EventScheduled",
    GrandPrix.State.POSTPONED: "https://schema.org/EventPostponed",
    GrandPrix.State.CANCELLED: "https://schema.org/EventCancelled",
}
# The vocabulary knows no event that was begun and abandoned.
SESSION_STATES = {
    Session.State.POSTPONED: STATES[GrandPrix.State.POSTPONED],
    Session.State.CANCELLED: STATES[GrandPrix.State.CANCELLED],
    Session.State.ABANDONED: STATES[GrandPrix.State.CANCELLED],
}


def weekend_event(grand_prix: Any, sessions: Sequence[Any], ground: Any) -> dict[str, Any] | None:
    """A Grand Prix as a SportsEvent with its sessions as sub-events: those whose day is known.

    An event has a start, so there is none (None) as long as no day is known. ``ground`` says where the circuit lies.
    """
    location = place(grand_prix.layout.circuit, grand_prix.circuit_name, ground)
    whole = _weekend(grand_prix, sessions, location)
    if "startDate" not in whole:
        return None
    parts = [event for event in (_session(each, location) for each in sessions) if "startDate" in event]
    return _known({"@context": CONTEXT, **whole, "subEvent": parts})


def session_event(session: Any, siblings: Sequence[Any], ground: Any) -> dict[str, Any] | None:
    """A session as a SportsEvent within its Grand Prix; None where its day is not known."""
    grand_prix = session.grand_prix
    location = place(grand_prix.layout.circuit, grand_prix.circuit_name, ground)
    event = _session(session, location)
    if "startDate" not in event:
        return None
    return {"@context": CONTEXT, **event, "superEvent": _weekend(grand_prix, siblings, location)}


def person(driver: Biography) -> dict[str, Any]:
    return _known(
        {
            "@context": CONTEXT,
            "@type": "Person",
            "name": driver.name,
            "alternateName": driver.full_name if driver.full_name != driver.name else "",
            "givenName": driver.first_name,
            "familyName": driver.last_name,
            "url": _address(driver),
            "birthDate": driver.born_on,
            "deathDate": driver.died_on,
            "birthPlace": driver.birthplace,
            "nationality": driver.country.country if driver.country else "",
            "jobTitle": "Racing driver",
        }
    )


def team(constructor: Team) -> dict[str, Any]:
    return _known(
        {
            "@context": CONTEXT,
            "@type": "SportsTeam",
            "name": constructor.name,
            "alternateName": constructor.full_name if constructor.full_name != constructor.name else "",
            "url": _address(constructor),
            "sport": SPORT,
        }
    )


def track(circuit: Any) -> dict[str, Any]:
    return {"@context": CONTEXT, **place(circuit)}


def place(circuit: Any, name: str = "", ground: Any = None) -> dict[str, Any]:
    """``name`` is what it was called in the year of an event; empty for the present one.

    ``ground`` has its latitude and longitude where the circuit itself has not.
    """
    ground = ground or circuit
    country = find(circuit.country)
    address = {"addressLocality": circuit.place, "addressCountry": country.alpha2.upper() if country else ""}
    point = {"@type": "GeoCoordinates", "latitude": ground.latitude, "longitude": ground.longitude}
    return _known(
        {
            "@type": "StadiumOrArena",
            "name": name or circuit.full_name,
            "url": _address(circuit),
            "address": _known({"@type": "PostalAddress", **address}) if any(address.values()) else None,
            "geo": point if ground.latitude is not None and ground.longitude is not None else None,
        }
    )


def _weekend(grand_prix: Any, sessions: Sequence[Any], location: dict[str, Any]) -> dict[str, Any]:
    first, last = event_days(grand_prix, sessions)
    return _known(
        {
            **_event(grand_prix, location),
            "name": str(grand_prix),
            "alternateName": grand_prix.official_name,
            "url": _address(grand_prix),
            "startDate": first,
            "endDate": last,
        }
    )


def _event(grand_prix: Any, location: dict[str, Any]) -> dict[str, Any]:
    return {
        "@type": "SportsEvent",
        "sport": SPORT,
        "eventStatus": STATES[grand_prix.state],
        "location": location,
    }


def _session(session: Any, location: dict[str, Any]) -> dict[str, Any]:
    grand_prix = session.grand_prix
    day = session.date or (grand_prix.date if session.kind == Session.Kind.RACE else None)
    own_state = {} if session.state == Session.State.SCHEDULED else {"eventStatus": SESSION_STATES[session.state]}
    return _known(
        {
            **_event(grand_prix, location),
            **own_state,
            "name": str(session),
            "url": _address(session),
            "startDate": session.starts_at.isoformat() if session.starts_at else day,
        }
    )


def _address(thing: Any) -> str:
    return absolute(thing.get_absolute_url())


def _known(data: dict[str, Any]) -> dict[str, Any]:
    """Without the values nobody knows."""
    return {name: value for name, value in data.items() if value not in (None, "", [])}
