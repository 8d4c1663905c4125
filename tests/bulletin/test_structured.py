import json
from datetime import date

import pytest

from people.structured import block
from tests.factories import make_appearance, make_article, make_event, make_issue, make_person
from tests.markup import Markup


def data(client, path: str) -> list[dict]:
    page = Markup(client.get(path))
    return [
        json.loads("".join(script.itertext()))
        for script in page.all("script")
        if script.get("type") == "application/ld+json"
    ]


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--", "A & B", '"\\'])
def test_no_text_gets_out_of_the_block(text):
    html = str(block({"name": text}))
    inner = html.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set("<>&") & set(inner)
    assert json.loads(inner)["name"] == text


def test_what_is_empty_is_left_out():
    assert '"b"' not in block({"a": 1, "b": "", "c": {"b": None}, "d": [{"b": []}]})


@pytest.mark.django_db
def test_of_an_article(client):
    article = make_article(
        make_issue(date(2031, 3, 3), published=True, number=417),
        page=2, headline="头条", section="要闻", deck="——副题", bylines=[("晏青", "reporter")],
    )  # fmt: skip
    make_appearance(article, make_person("佘景澄"))
    make_event("植树", [article])
    (told,) = data(client, article.get_absolute_url())
    assert (told["@type"], told["headline"], told["datePublished"]) == ("NewsArticle", "头条", "2031-03-03")
    assert told["author"] == [{"@type": "Organization", "name": "晏青"}]
    assert told["isPartOf"]["issueNumber"] == 417
    assert told["mentions"][0]["url"] == "http://testserver/people/%E4%BD%98%E6%99%AF%E6%BE%84/"
    assert told["about"] == [{"@type": "Event", "name": "植树", "startDate": "2031-03-02"}]
    assert told["dateModified"] >= "2020"


@pytest.mark.django_db
def test_of_a_person_and_an_event(client):
    article = make_article(make_issue(date(2031, 3, 3), published=True))
    person = make_person("佘景澄", offices=["云岫区区长"])
    person.forms.create(form="余景澄", kind="misreading")
    person.forms.create(form="佘景橙", kind="variant")
    make_appearance(article, person)
    make_event("植树", [article], place="云岫广场").participants.add(person)
    make_event("无日期", [article], start=None)
    (told,) = data(client, "/people/佘景澄/")
    assert (told["@type"], told["name"], told["jobTitle"]) == ("Person", "佘景澄", ["云岫区区长"])
    assert told["alternateName"] == ["佘景橙"]
    (told,) = data(client, "/events/2031-03-02-植树/")
    assert (told["@type"], told["startDate"], told["location"]["name"]) == ("Event", "2031-03-02", "云岫广场")
    assert told["attendee"][0]["name"] == "佘景澄"
