"""What a request carries: whether it writes, what somebody typed, and if a script sent it."""

from django.http import HttpRequest

#: Methods that only read.
SAFE = {"GET", "HEAD", "OPTIONS", "TRACE"}
SECRET = ("csrfmiddlewaretoken", "password")


def typed_fields(request: HttpRequest) -> list[tuple[str, str]]:
    """Pairs of name and value of the form's text fields, its secrets left out."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        if not name.startswith(SECRET)
        for value in values
    ]


def is_from_script(request: HttpRequest) -> bool:
    """Whether a script waits for the answer: it gets JSON, a person gets a page."""
    return request.headers.get("Sec-Fetch-Dest") == "empty" or not request.accepts("text/html")
