"""What somebody typed before being sent to sign: kept in the session until it is posted again."""

from incubator.core.typed import typed_fields

KEY = "kept_form"
LONGEST = 200_000


def keep(request) -> None:
    """Keep the text fields of this form; files cannot be kept."""
    fields = typed_fields(request)
    if fields and sum(len(value) for _, value in fields) <= LONGEST:
        kept = {"path": request.get_full_path(), "fields": fields, "files": bool(request.FILES)}
        request.session[KEY] = kept


def kept_form(request) -> dict | None:
    """``path``, ``fields`` (pairs of name and value) and whether there were ``files``."""
    return request.session.get(KEY)


def forget(request) -> None:
    """Called as the person posts again, to the same address."""
    kept = kept_form(request)
    if kept and kept["path"] == request.get_full_path():
        del request.session[KEY]
