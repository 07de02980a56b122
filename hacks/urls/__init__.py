"""Addresses of what teams make, by noun."""

from . import design, direction, feedback, iterations, log, photos

app_name = "hacks"

urlpatterns = [
    *design.urlpatterns,  # first: /hacks/new/ is no hack's address
    *log.urlpatterns,
    *direction.urlpatterns,
    *iterations.urlpatterns,
    *photos.urlpatterns,
    *feedback.urlpatterns,
]
