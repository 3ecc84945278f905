import pytest
from django.contrib.auth.models import User


@pytest.fixture
def editor(client, db):
    client.force_login(User.objects.create(username="editor", is_staff=True, is_superuser=True))
    return client
