import pytest
from django.test import Client
from django.utils import translation

from tests.factories import make_user


@pytest.fixture(autouse=True)
def english():
    """Addresses under /en/, and so the words of the source."""
    with translation.override("en"):
        yield


@pytest.fixture
def editor(db):
    return make_user("editor", "editors")


@pytest.fixture
def reviewer(db):
    return make_user("reviewer", "reviewers")


@pytest.fixture
def as_editor(editor) -> Client:
    client = Client()
    client.force_login(editor)
    return client


@pytest.fixture
def as_reviewer(reviewer) -> Client:
    client = Client()
    client.force_login(reviewer)
    return client
