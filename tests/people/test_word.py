import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from people.models import ListedWord
from people.reading.wordlists import ExtraWords
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_the_reading_is_told_all_words():
    for name, word in [("taken", "苗禾"), ("refused", "好事办"), ("offices", "首席风物官"), ("surnames", "厍")]:
        ListedWord.objects.create(list=name, word=word)
    advice = ListedWord.objects.advice()
    assert (advice.taken, advice.refused) == (frozenset({"苗禾"}), frozenset({"好事办"}))
    assert advice.words == ExtraWords(offices=frozenset({"首席风物官"}), surnames=frozenset({"厍"}))


def test_every_list_is_one_the_reading_knows():
    lists = set(ListedWord.List.values) - {"taken", "refused"}
    assert lists == set(ExtraWords.__dataclass_fields__)


def test_a_word_stands_once_in_a_list():
    ListedWord.objects.create(list="taken", word="苗禾")
    ListedWord.objects.create(list="refused", word="苗禾")
    for bad in ("苗禾", ""):
        with pytest.raises(IntegrityError), transaction.atomic():
            ListedWord.objects.bulk_create([ListedWord(list="taken", word=bad)])


def test_editors_add_words(client):
    editor = make_user("editor", "editors")
    client.force_login(editor)
    response = client.post(
        reverse("admin:people_listedword_add"), {"word": "首席 风物官", "list": "offices", "note": "文旅局聘任"}
    )
    assert response.status_code == 302
    word = ListedWord.objects.get()
    assert (word.word, word.list, word.added_by) == ("首席风物官", "offices", editor)
