"""Trying a service from a form."""

from incubator.core.errors import DomainError


def attempt(form, service, **values):
    """The service's result, or None with its sentence on the form."""
    try:
        return service(**values)
    except DomainError as refusal:
        form.add_error(None, str(refusal))
        return None
