from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

import pytest

from incubator.accounts.models import User
from incubator.settings import base
from tests.factories import SchoolFactory

pytestmark = pytest.mark.django_db
PERSON = User(name="Demo Longfellow", email="harborlight@incubator.example")
GOOD = "pencil window bridge tuna"


@pytest.fixture(autouse=True)
def school():
    SchoolFactory(name="Charlestown High School")


@pytest.mark.parametrize(
    "password",
    [
        "boston pencil window",
        "we love B O S T O N here",
        "pencil innovation window",
        "my-Incubator-pencil-1",
        "charlestown pencil window",
        "window longfellow pencil",
        "pencil harborlight 12345",
    ],
)
def test_password_with_a_word_of_the_place_or_the_person_is_refused(password):
    with pytest.raises(ValidationError, match="Leave out your own name"):
        validate_password(password, PERSON)


@pytest.mark.parametrize("password", [GOOD, "high school is a long way", "p" * 16 + "encil " * 40])
def test_other_long_password_is_taken(password):
    validate_password(password, PERSON)


def test_password_of_14_is_too_short():
    with pytest.raises(ValidationError, match="at least 15"):
        validate_password(GOOD[:14], PERSON)


def test_password_is_kept_as_argon2id(settings):
    settings.PASSWORD_HASHERS = base.PASSWORD_HASHERS

    assert make_password(GOOD).startswith("argon2$argon2id")
