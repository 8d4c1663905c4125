"""The only writer of pictures: an upload becomes one, once for each issue."""

import hashlib

from django.contrib.auth.models import AbstractBaseUser
from django.core.files.base import ContentFile
from django.core.files.storage import Storage

from articles.models import Issue, Picture
from articles.pictures.developing import Developed, develop
from articles.scanning.filing import locked


def keep(issue: Issue, name: str, content: bytes, user: AbstractBaseUser | None = None) -> Picture:
    """The picture in the file, with its copies. The same file of the same issue is kept once.

    Raises RefusedPicture, with nothing written.
    """
    digest = hashlib.sha256(content).hexdigest()
    if known := issue.pictures.filter(sha256=digest).first():
        return known
    developed = develop(content)
    with locked(issue):
        if known := issue.pictures.filter(sha256=digest).first():
            return known
        picture = Picture(
            issue=issue, sha256=digest, width=developed.width, height=developed.height, name=name[-500:],
            uploaded_by=user,
        )  # fmt: skip
        picture.image = picture.image.field.generate_filename(picture, "original.jpg")
        _write(picture, developed)
        picture.save()
    return picture


def _write(picture: Picture, developed: Developed) -> None:
    """Files first: a row without them would be a broken picture, files without a row are written over next time."""
    storage = picture.image.storage
    _put(storage, picture.image.name, developed.content)
    for copy in developed.copies:
        _put(storage, picture.copy_name(copy.width, copy.suffix), copy.content)


def _put(storage: Storage, name: str, content: bytes) -> None:
    storage.delete(name)
    storage.save(name, ContentFile(content))
