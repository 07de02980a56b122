"""A cache whose server is gone."""

from django.core.cache.backends.base import BaseCache


class DeadCache(BaseCache):
    def __init__(self, location, params):
        super().__init__(params)

    def _gone(self, *args, **kwargs):
        raise ConnectionError("The cache is gone.")

    add = get = get_many = set = touch = delete = _gone
