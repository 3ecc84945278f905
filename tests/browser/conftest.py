"""A real server with the bundled season and stories, and a real browser that reads it."""

import os
import shutil
import threading
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission, User
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

from articles.models import Article
from results.models import GrandPrix
from tests.browser.reader import Reader
from tests.builders import a_grand_prix, a_session

# Playwright keeps an event loop in this thread; Django would take every query here for one made inside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

CHROMIUM = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
REAL_DATABASE = connection.settings_dict["NAME"]  # as it is before pytest-django puts a test database in its place


def pytest_collection_modifyitems(items):
    # Where no test of a run is marked so, no test database is made, and the server would fill and empty the real one.
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.django_db)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    if not shutil.which(CHROMIUM):
        pytest.fail(f"No browser at {CHROMIUM}: install Chromium, or name one with CHROMIUM=/path.", pytrace=False)
    return browser_type_launch_args | {
        "executable_path": CHROMIUM,
        "args": [
            "--no-sandbox",  # containers offer none
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--no-first-run",
        ],
    }


@pytest.fixture(scope="package")
def site(django_db_setup, django_db_blocker):
    """The address of a server for the whole package: its readers change nothing."""
    if connection.settings_dict["NAME"] == REAL_DATABASE:
        pytest.fail("No test database was made; the real one is not for tests to fill and empty.", pytrace=False)
    with django_db_blocker.unblock():
        call_command("demo", verbosity=0)
        server = LiveServer("127.0.0.1")
        yield server.url
        _wait_for_the_last_requests()
        server.stop()
        call_command("flush", interactive=False, verbosity=0)


def _wait_for_the_last_requests():
    # The browser has just gone; a thread that still hangs up on it may not outlive the connection it shares.
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(timeout=5)


@pytest.fixture
def reader(page, site):
    """Opens pages of the site and notes whatever goes wrong while they load."""
    reader = Reader(page, site)
    yield reader
    assert reader.faults == []
    assert reader.page.context.cookies() == []


@pytest.fixture
def plain_reader(new_context, site):
    """A reader whose browser runs no script."""
    return Reader(new_context(java_script_enabled=False).new_page(), site)


@pytest.fixture
def next_race(site):
    """A race in a season of its own, for as long as a test runs; call it with how far off it is."""
    made = []

    def make(ahead, has_start=True):
        starts_at = timezone.now() + ahead
        grand_prix = a_grand_prix(2998, slug="moon", name="Moon Grand Prix", date=starts_at.date())
        made.append(grand_prix)
        a_session(grand_prix, starts_at=starts_at if has_start else None)

    yield make
    for grand_prix in made:
        forget(grand_prix)


def forget(grand_prix):
    layout = grand_prix.layout
    grand_prix.sessions.all().delete()
    GrandPrix.objects.filter(pk=grand_prix.pk).delete()
    layout.delete()
    layout.circuit.delete()
    grand_prix.season.delete()


@pytest.fixture
def signed_in(page, site):
    """The browser as somebody of the staff who may do what ``rights`` name; everything where none are named.

    Whatever the browser complains of on an admin page is a fault.
    """
    complaints, staff = [], []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if "Content Security Policy" in said.text else None)

    def sign_in(*rights):
        person = User.objects.create(username="newsroom", is_staff=True, is_superuser=not rights)
        person.user_permissions.set(Permission.objects.filter(codename__in=rights))
        staff.append(person)
        client = Client()
        client.force_login(person)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": site}])
        return page

    yield sign_in
    assert complaints == []
    for person in staff:
        person.delete()


@pytest.fixture
def newsroom(signed_in):
    """A page signed in as an editor who may do everything. Leaves no story behind that was typed in it."""
    yield signed_in()
    Article.objects.filter(slug="typed-in-a-browser").delete()
