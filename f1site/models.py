"""Addresses that have moved, and that something has changed."""

import secrets

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models


def random_mark() -> int:
    """So large that no two are the same, so small that a thousand of them add up to a number every database knows."""
    return secrets.randbits(50)


class FormerAddress(models.Model):
    """An address a thing once had. Readers who come to it are sent on to where the thing is now."""

    path = models.CharField(max_length=300, unique=True, help_text="As it was, with both slashes: /drivers/old-name/")
    content_type = models.ForeignKey(ContentType, models.CASCADE)
    object_id = models.CharField(max_length=40)
    target = GenericForeignKey("content_type", "object_id")

    class Meta:
        verbose_name_plural = "former addresses"

    def __str__(self):
        return self.path


class Change(models.Model):
    """A transaction that wrote something pages show, into tables of an app; see changes.py."""

    app = models.CharField(max_length=40)
    mark = models.BigIntegerField(default=random_mark)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"{self.app}, {self.at:%Y-%m-%d %H:%M}"
