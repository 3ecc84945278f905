"""The editors' pages: their name, and what all of them share."""

from django.conf import settings
from django.contrib import admin

admin.site.site_header = settings.SITE_NAME
admin.site.site_title = f"{settings.SITE_NAME} newsroom"
admin.site.index_title = "Newsroom"
