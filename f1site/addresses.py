"""Addresses outlive slugs: remember where a thing was, find where it is now."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.urls import reverse

from f1site.models import FormerAddress

LONGEST_PATH = 300


def remember_address(thing: models.Model, path: str) -> None:
    """Keep ``path`` leading to ``thing`` now that it lives elsewhere; its present address is never a former one."""
    present = thing.get_absolute_url()  # type: ignore[attr-defined]  # things without a page are not remembered
    FormerAddress.objects.filter(path=present).delete()
    if path != present:
        FormerAddress.objects.update_or_create(
            path=path,
            defaults={"content_type": ContentType.objects.get_for_model(thing), "object_id": str(thing.pk)},
        )


def current_address(path: str) -> str | None:
    """Where a moved ``path`` is now, pages below it included; None if nothing is known of it."""
    if len(path) > LONGEST_PATH or "\x00" in path:
        return None
    steps = [part for part in path.split("/") if part]
    prefixes = ["/" + "/".join(steps[:length]) + "/" for length in range(1, len(steps) + 1)]
    former = FormerAddress.objects.filter(path__in=prefixes)
    for moved in sorted(former, key=lambda moved: len(moved.path), reverse=True):
        if moved.target is not None:
            return moved.target.get_absolute_url() + path[len(moved.path) :]
    return None


def address_with_gaps(view: str, **examples: str | int) -> str:
    """``/drivers/{slug}/``, to be filled for many rows: to ``reverse`` each is most of the work of a long list."""
    address = reverse(view, kwargs=examples)
    for gap, example in examples.items():
        address = address.replace(str(example), f"{{{gap}}}")
    return address
