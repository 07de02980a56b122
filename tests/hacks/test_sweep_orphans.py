"""Files that a crash left without a photo go; everything else stays."""

import os
import time
from datetime import timedelta

from django.core.files.base import ContentFile
from django.core.management import call_command

from hacks.services.photo_files import sweep_orphans
from incubator.core.uploads import private_storage

from .test_services_photos import add

TWO_HOURS = 2 * 60 * 60


def write(name, *, age):
    storage = private_storage()
    storage.save(name, ContentFile(b"bytes"))
    then = time.time() - age
    os.utime(storage.path(name), (then, then))
    return name


def test_sweep_deletes_old_files_that_no_row_names(db):
    left = write("ab/cd/left.jpg", age=TWO_HOURS)

    assert sweep_orphans() == [left]
    assert not private_storage().exists(left)


def test_sweep_leaves_files_that_may_still_get_their_row(db):
    young = write("ab/cd/young.jpg", age=60)

    assert sweep_orphans() == []
    assert private_storage().exists(young)


def test_sweep_leaves_masters_and_renditions_of_photos(draft, member):
    photo = add(draft, member)
    names = {photo.file, *photo.renditions.values_list("file", flat=True)}

    assert sweep_orphans(older_than=timedelta(0)) == []
    assert {name for name in names if private_storage().exists(name)} == names


def test_sweep_with_nothing_stored_yet_says_so(db, capsys):
    call_command("sweep_orphans")

    assert capsys.readouterr().out == "Private files without a photo, deleted: 0\n"
