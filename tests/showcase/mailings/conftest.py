import pytest

from tests import mail_server


@pytest.fixture
def server(settings):
    """The test's mail server, with its ``answers``."""
    settings.EMAIL_BACKEND = "tests.mail_server.Server"
    mail_server.answers.clear()
    yield mail_server
    mail_server.answers.clear()


@pytest.fixture(autouse=True)
def digest_time(settings):
    """Whatever the site's own settings say."""
    settings.DIGEST_WEEKDAY = 5
