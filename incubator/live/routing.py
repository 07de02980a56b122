from django.urls import path

from .consumers import ListeningConsumer

websocket_urlpatterns = [path("ws/me/", ListeningConsumer.as_asgi(), name="me")]
