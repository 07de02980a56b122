"""Schools, known by their names however these are typed."""

from ..models import School


def name_key(name: str) -> str:
    """The same for all spellings that differ only in capitals and spaces."""
    return " ".join(name.split()).casefold()


def schools_by_name() -> dict[str, School]:
    """All schools by ``name_key``; one query."""
    return {name_key(school.name): school for school in School.objects.all()}


def school_called(name: str) -> School | None:
    """The school of this name, however it is typed."""
    return schools_by_name().get(name_key(name))
