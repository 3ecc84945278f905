"""What all verbs share, whoever calls them: who may act, what the log says of it, and how one is refused."""

from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied
from django.db.models import Model

User = Any  # the editor who acts; None is an import or a command
Done = list[str] | None  # where a page collects what it will log together with what was typed


class Refused(Exception):
    """Why something cannot be done, in one sentence. ``field`` is what it is about, where it is one thing."""

    def __init__(self, sentence: str, field: str | None = None):
        super().__init__(sentence)
        self.field = field


def permit(user: User, *permissions: str) -> None:
    """Whoever has one of ``permissions`` may act, and so may nobody. Raises PermissionDenied."""
    if user is not None and not any(user.has_perm(permission) for permission in permissions):
        raise PermissionDenied("You may not do that.")


def tell(user: User, thing: Model, what: str | list, *, flag: int = CHANGE, done: Done = None) -> None:
    """Say in the log of ``thing`` what was done to it: a sentence, or changes as the admin keeps them."""
    if done is not None:
        done.append(str(what))
    elif user is not None:
        LogEntry.objects.log_actions(user.pk, [thing], flag, what)
