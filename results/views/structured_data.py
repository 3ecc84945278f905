"""Structured data (schema.org) about the sport, for search engines. Plain dicts; ``json_ld`` prints them."""

from collections.abc import Iterable
from typing import Any

from f1site.templatetags.site import absolute
from results.models import Circuit, Constructor, Driver, GrandPrix, Session
from results.nationalities import find
from results.reading.weekends.weekend import event_days

CONTEXT = "https://schema.org"
SPORT = "Motor racing"
STATES = {
    GrandPrix.State.SCHEDULED: "https://schema.org/EventScheduled",
    GrandPrix.State.POSTPONED: "https://schema.org/EventPostponed",
    GrandPrix.State.CANCELLED: "https://schema.org/EventCancelled",
}


def weekend_event(grand_prix: GrandPrix, sessions: Iterable[Session]) -> dict[str, Any]:
    """A Grand Prix as a SportsEvent with its sessions as sub-events."""
    sessions = list(sessions)
    first, last = event_days(grand_prix, sessions)
    return _known(
        {
            "@context": CONTEXT,
            **_event(grand_prix),
            "name": f"{grand_prix.season_id} {grand_prix.name}",
            "alternateName": grand_prix.official_name,
            "url": _address(grand_prix),
            "startDate": first,
            "endDate": last,
            "subEvent": [_session(session) for session in sessions],
        }
    )


def session_event(session: Session) -> dict[str, Any]:
    """A session as a SportsEvent within its Grand Prix. Have ``grand_prix__layout__circuit`` selected."""
    grand_prix = session.grand_prix
    whole = {"@type": "SportsEvent", "name": str(grand_prix), "url": _address(grand_prix)}
    return _known({"@context": CONTEXT, **_event(grand_prix), **_session(session), "superEvent": whole})


def person(driver: Driver) -> dict[str, Any]:
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


def team(constructor: Constructor) -> dict[str, Any]:
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


def track(circuit: Circuit) -> dict[str, Any]:
    return {"@context": CONTEXT, **place(circuit)}


def place(circuit: Circuit) -> dict[str, Any]:
    country = find(circuit.country)
    address = {"addressLocality": circuit.place, "addressCountry": country.alpha2.upper() if country else ""}
    point = {"@type": "GeoCoordinates", "latitude": circuit.latitude, "longitude": circuit.longitude}
    return _known(
        {
            "@type": "StadiumOrArena",
            "name": circuit.full_name,
            "url": _address(circuit),
            "address": _known({"@type": "PostalAddress", **address}) if any(address.values()) else None,
            "geo": point if circuit.latitude is not None and circuit.longitude is not None else None,
        }
    )


def _event(grand_prix: GrandPrix) -> dict[str, Any]:
    return {
        "@type": "SportsEvent",
        "sport": SPORT,
        "eventStatus": STATES[grand_prix.state],
        "location": place(grand_prix.layout.circuit),
    }


def _session(session: Session) -> dict[str, Any]:
    grand_prix = session.grand_prix
    day = session.date or (grand_prix.date if session.kind == Session.Kind.RACE else None)
    return _known(
        {
            "@type": "SportsEvent",
            "name": f"{grand_prix.season_id} {grand_prix.name}, {session.get_kind_display()}",
            "url": _address(session),
            "startDate": session.starts_at.isoformat() if session.starts_at else day,
        }
    )


def _address(thing: Any) -> str:
    return absolute(thing.get_absolute_url())


def _known(data: dict[str, Any]) -> dict[str, Any]:
    """Without the values nobody knows."""
    return {name: value for name, value in data.items() if value not in (None, "", [])}
