"""All about one person in a ZIP: data.json for programs, index.html to read, and the files."""

import json
import zipfile
from pathlib import PurePosixPath
from tempfile import TemporaryFile
from typing import IO

from django.core.files import File
from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils import timezone

from incubator.accounts.models import User
from incubator.core.uploads import delete_files, new_name_base, private_storage

from .models import DataExport
from .own_data import all_parts

Row = dict[str, object]


def make(work: DataExport) -> dict[str, str]:
    """Write the export; gives the name of its file."""
    person, parts = User.objects.get(pk=work.asked_by_id), all_parts()
    data, photos = [], []
    for number, part in enumerate(parts):
        work.tell(done=number, total=len(parts))
        data.append((part, part.values(person)))
        photos += part.files(person)
    with TemporaryFile() as out:
        _write_archive(out, person, data, photos)
        out.seek(0)
        return _keep(out, work)


def _write_archive(out: IO[bytes], person: User, data: list, photos: list[str]) -> None:
    made_at = timezone.now()
    sections = {part.name: rows for part, rows in data}
    words = {"made_at": made_at, "person": person, "sections": _readable(data)}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        text = {"made_at": made_at, **sections}
        encoded = json.dumps(text, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
        archive.writestr("data.json", encoded)
        archive.writestr("index.html", render_to_string("trust/export.html", words))
        for name in photos:
            _add_file(archive, name)


def _readable(data: list) -> list[tuple[str, list[list[tuple[str, object]]]]]:
    """Sections with rows of pairs of words and value, empty ones left out."""
    return [
        (part.title, [[(_label(key), value) for key, value in row.items()] for row in rows])
        for part, rows in data
        if rows
    ]


def _label(key: str) -> str:
    return key.replace("__", ", ").replace("_", " ")


def _add_file(archive: zipfile.ZipFile, name: str) -> None:
    """A file that somebody took off meanwhile is left out; what is pressed already is stored."""
    try:
        with private_storage().open(name) as file:
            target = f"files/{PurePosixPath(name).name}"
            archive.writestr(target, file.read(), compress_type=zipfile.ZIP_STORED)
    except FileNotFoundError:
        return


def _keep(out: IO[bytes], work: DataExport) -> dict[str, str]:
    storage = private_storage()
    name = storage.save(f"{new_name_base()}.zip", File(out))
    try:
        work.tell()
    except Exception:  # another run took over, or the account was closed meanwhile
        delete_files(storage, [name])
        raise
    return {"file": name}
