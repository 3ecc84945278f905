"""An editor at a page of the admin: reads its form as a browser does, changes a few fields, presses a button."""

from html.parser import HTMLParser

from django.contrib.messages import get_messages
from django.forms.utils import ErrorList


class _Form(HTMLParser):
    """The fields a browser would send with the big form of an admin page."""

    def __init__(self):
        super().__init__()
        self.fields, self.inside, self.text, self.select = {}, False, None, None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.inside = attrs.get("id", "").endswith("_form") and attrs["id"] != "logout-form"
        name = attrs.get("name")
        if not self.inside or (name is None and tag != "option"):
            return
        if tag == "input":
            self._input(name, attrs)
        elif tag == "textarea":
            self.text, self.fields[name] = name, ""
        elif tag == "select":
            self.select = name
            self.fields[name] = [] if "multiple" in attrs else ""
        elif tag == "option" and self.select and "selected" in attrs:
            self._choose(attrs["value"])

    def _choose(self, value):
        chosen = self.fields[self.select]
        self.fields[self.select] = [*chosen, value] if isinstance(chosen, list) else value

    def _input(self, name, attrs):
        if attrs.get("type") == "submit" or (attrs.get("type") == "checkbox" and "checked" not in attrs):
            return
        self.fields[name] = attrs.get("value", "on" if attrs.get("type") == "checkbox" else "")

    def handle_data(self, data):
        if self.text:
            self.fields[self.text] += data

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = False
        elif tag == "textarea":
            self.text = None
        elif tag == "select":
            self.select = None


def form_of(response):
    form = _Form()
    form.feed(response.content.decode())
    return {name: value.removeprefix("\n") if isinstance(value, str) else value for name, value in form.fields.items()}


def submit(client, address, button="_continue", **changes):
    """Open a page, change fields of its form (``entries__0__line`` names ``entries-0-line``), press a button."""
    fields = form_of(client.get(address)) | {name.replace("__", "-"): value for name, value in changes.items()}
    sent = {name: value for name, value in fields.items() if value is not None}
    return client.post(address, sent | {button: "pressed"})


def faults(response):
    """Every sentence of complaint on a page that came back; empty if it did not come back."""
    errors = response.context.get("errors") if response.context else None
    return [str(said) for error in errors or [] for said in (error if isinstance(error, ErrorList) else [error])]


def messages(response):
    """What the page after next tells the editor."""
    return [str(message) for message in get_messages(response.wsgi_request)]
