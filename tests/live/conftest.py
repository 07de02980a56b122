from django.contrib.auth.models import AnonymousUser

import pytest


@pytest.fixture
def anonymous():
    return AnonymousUser()
