"""How much the access tests check: ``python -m pytest -n 0 -q -s tests/access_figures.py``."""

import pytest

from tests.access import CMS_ROUTES, METHODS, ROUTES
from tests.canaries import Aviary
from tests.test_access_matrix import LINES, ROLES
from tests.world import PEOPLE


@pytest.mark.django_db
def test_figures(request, capsys):
    aviary = Aviary(request, PEOPLE)
    routes, roles, methods = len(ROUTES), len(ROLES), len(METHODS)
    with capsys.disabled():
        print(  # noqa: T201
            f"\n{routes} routes x {roles} roles x {methods} methods = {routes * roles * methods}"
            f" answers, {len(LINES) * roles} of them stated in {len(LINES)} lines;"
            f" {len(CMS_ROUTES)} routes under /cms/; {len(aviary.birds)} canaries"
        )
