import pytest

from incubator.live.checks import check_channel_layer
from incubator.settings import env


@pytest.mark.parametrize(("processes", "errors"), [(1, []), (2, ["live.E001"])])
def test_memory_layer_with_processes_is_an_error_above_one(settings, processes, errors):
    settings.WEB_PROCESSES = processes
    settings.CHANNEL_LAYERS = env.channel_layers("NO_SUCH_VARIABLE")

    assert [error.id for error in check_channel_layer(None)] == errors


def test_redis_layer_takes_several_processes(settings, monkeypatch):
    monkeypatch.setenv("TWO_PROCESSES_REDIS", "redis://127.0.0.1:6379/15")
    settings.WEB_PROCESSES = 2
    settings.CHANNEL_LAYERS = env.channel_layers("TWO_PROCESSES_REDIS")

    assert check_channel_layer(None) == []
