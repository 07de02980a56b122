import pytest

from tests.district import EMAIL, KEY, DistrictServer
from tests.factories import TeamInvitationFactory


@pytest.fixture(scope="session")
def district_server():
    server = DistrictServer()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def server(settings, district_server):
    """The site is set up for this district."""
    settings.DISTRICT = district_server.settings()
    district_server.asked.clear()
    district_server.key = KEY
    return district_server


@pytest.fixture
def place(team):
    """An invitation of a person of the district to the team."""
    return TeamInvitationFactory(team=team, invitation__email=EMAIL)
