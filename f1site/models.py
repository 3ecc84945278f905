"""Addresses that have moved."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models


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
