class DomainError(Exception):
    """A rule of the house refused a change; its text is the sentence that the person reads.

    ``fields``: what a form may call the part that it is about.
    """

    fields: tuple[str, ...] = ()


class JustTaken(DomainError):
    """Somebody else was a moment faster; asked again, the rules know who."""


class Gone(DomainError):
    """Somebody deleted the thing meanwhile."""


class StaleVersion(DomainError):
    """Somebody saved a newer version meanwhile; nothing was overwritten."""
