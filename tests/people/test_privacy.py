"""A person whom an editor hides is found nowhere that readers look; what is printed stays."""

import re
from datetime import date
from html import unescape
from urllib.parse import quote, unquote, urljoin

import pytest
from django.core.exceptions import PermissionDenied

from articles.loading.identities import identify
from articles.models import Article
from articles.search import entries
from articles.uniting.deciding import one_person
from articles.uniting.parting import part
from articles.uniting.undoing import undo
from people.models import NameForm, Person
from people.models.person import PUBLIC_SQL
from people.privacy import NoReason, decide, decisions
from people.register import index_forms
from tests.articles.loading.parsed_issues import person
from tests.factories import (
    make_appearance,
    make_article,
    make_event,
    make_issue,
    make_person,
    make_photo,
    make_user,
)
from tests.markup import Markup

pytestmark = pytest.mark.django_db
TEXT = "云岫区居民仇小满说，佘景澄昨日来访。\n\n仇小满家的桂花开了。"


@pytest.fixture
def editor():
    return make_user("editor", "editors")


@pytest.fixture
def article() -> Article:
    """Two published articles that name 仇小满 and 佘景澄, with a byline, a photo, an event; indexed for the search."""
    for day in (date(2031, 3, 4), date(2031, 3, 11)):
        article = make_article(make_issue(day, published=True), text=TEXT, headline="桂花",
                               bylines=[("仇小满", "author")])  # fmt: skip
        make_photo(article.issue, article, caption="图为仇小满家的桂花。")
        for name in ("仇小满", "佘景澄"):
            person = Person.objects.filter(name=name).first() or make_person(name, offices=["居民"])
            make_appearance(article, person, kinds=["quoted"])
        event = make_event("赏桂", [article], start=day)
        event.participants.set(Person.objects.all())
        article.bylines.update(person=Person.objects.get(name="仇小满"))
        entries.keep_up_issue(article.issue)
    index_forms(
        [NameForm.objects.create(person=whom(), form="仇晓满"), NameForm.objects.create(person=whom(), form="仇小满")]
    )
    return article


def whom() -> Person:
    return Person.objects.get(name="仇小满")


def hide(editor) -> None:
    decide(whom(), hides=True, user=editor, reason="本人请求")


PAGE = "/people/仇小满/"
# Where readers find the person by what stands around the printed words, with what is looked for there.
SURFACES = {
    "index": ("/people/", "仇小满"),
    "index by office": ("/people/?by=office", "仇小满"),
    "holders of an office": ("/people/?office=居民", "仇小满"),
    "another person's page": ("/people/佘景澄/", "仇小满"),
    "search, the person": ("/search/?q=仇小满", 'class="name" lang="zh-Hans" href="/people/%E4%BB%87'),
    "event": ("/events/2031-03-11-赏桂/", "仇小满</a>"),
    "issue": ("/issues/2031-03-11/", "仇小满</a>"),
    "article, links": ("/issues/2031-03-11/1/", "/people/%E4%BB%87"),
    "article, data": ("/issues/2031-03-11/1/", '"name":"仇小满"'),
    "article, related": ("/issues/2031-03-11/1/", "仇小满、佘景澄</span></span></li>"),
    "suggestions": ("/search/suggestions/?q=仇小", "\\u4ec7\\u5c0f\\u6ee1"),
    "search, facet": ("/search/?q=桂花", "person=%E4%BB%87%E5%B0%8F%E6%BB%A1"),
    "search, other forms": ("/search/?q=仇晓满", "桂花"),
    "feed": ("/feeds/all.atom", "<name>仇小满"),
    "map": ("/sitemap-people.xml", "%E4%BB%87"),
}


def find(client, name: str) -> bool:
    address, words = SURFACES[name]
    return words in client.get(address).content.decode()


@pytest.mark.parametrize("name", SURFACES)
def test_is_found_until_hidden_and_again_after(client, article, editor, name):
    assert find(client, name)
    hide(editor)
    assert not find(client, name)
    decide(whom(), hides=False, user=editor, reason="本人同意")
    assert find(client, name)


# Files of print cost much to make, and hold print only.
LEFT_OUT = ("/static/", "/admin/", "/en/admin/", "/media/")
FILES = (".pdf", ".epub")


def crawl(client) -> dict[str, str]:
    """What stands at every public address that another one leads to, and at those that programs know."""
    waiting, found = (
        ["/", "/en/", "/robots.txt", "/sitemap.xml", "/feeds/events.ics", f"/search/?q={quote('桂花')}"],
        {},
    )
    while waiting:
        address = waiting.pop()
        response = client.get(address)
        text = response.content.decode()
        found[address] = unquote(text)
        links = [unescape(link) for link in re.findall(r'(?:href="|<loc>)(?:http://testserver)?([/?][^"#<]*)', text)]
        if "/search/" in address:  # narrowed in every way there are thousands
            links = [link for link in links if link.startswith("/")]
        known = {*found, *waiting}
        for path in dict.fromkeys(
            urljoin(address, link) for link in [*links, *filter(None, [response.get("Location")])]
        ):
            if path not in known and not path.startswith(LEFT_OUT) and not path.endswith(FILES):
                waiting.append(path)
        assert len(found) < 400, sorted(found)
    return found


def test_no_page_that_readers_can_come_to_leads_there(client, article, editor):
    """Also none that was made after this test was written."""
    before = crawl(client)
    assert sum("/people/仇小满" in text for text in before.values()) > 10
    hide(editor)
    after = crawl(client)
    assert len(after) > 50
    assert not [address for address, text in after.items() if "/people/仇小满" in text or "person=仇小满" in text]
    # Where there is no print, there is no name.
    printed = ("/issues/", "/search/", "/feeds/", "/photos/", "/events/")
    for address, text in after.items():
        path = address.removeprefix("/en")
        assert path == "/" or path.startswith(printed) or "仇小满" not in text, address


def test_has_neither_page_nor_feed_and_nothing_tells_why(client, article, editor):
    """The answer is the one to a name that nobody has: that somebody asked to be hidden is nobody's business."""
    Person.objects.get(name="佘景澄").former_addresses.create(slug="余景澄")
    whom().former_addresses.create(slug="仇小蒲")
    hide(editor)
    nobody = client.get("/people/无此人/")
    for address in (PAGE, "/people/仇小蒲/", "/en/people/仇小满/"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert "仇小" not in answer.content.decode().replace(answer.wsgi_request.path, "")
    assert client.get("/people/余景澄/").status_code == 301
    assert client.get("/feeds/people/仇小满.atom").status_code == 404
    words = Markup(nobody).texts("p")
    assert Markup(client.get(PAGE)).texts("p") == words
    assert any("不公开" in text for text in words)


def test_printed_words_stay(client, article, editor):
    hide(editor)
    address = article.get_absolute_url()
    for page in (address, f"{address[:-1]}.txt", "/issues/2031-03-11.txt", "/issues/2031-03-11/print/"):
        assert "仇小满家的桂花开了" in client.get(page).content.decode()
    assert Markup(client.get(address)).texts("span", **{"class": "signed"}) == ["作者 仇小满"]
    assert "仇小满" in client.get(f"{address[:-1]}.bib").content.decode()
    assert "桂花" in Markup(client.get("/search/?q=仇小满")).links()


def test_a_kept_copy_of_a_page_is_not_confirmed_after_the_decision(client, article, editor):
    for address in (article.get_absolute_url(), article.issue.get_absolute_url()):
        before = client.get(address)
        assert client.get(address, headers={"If-Modified-Since": before["Last-Modified"]}).status_code == 304
    Person.objects.filter(pk=whom().pk).update(is_private=True, privacy_changed="2099-01-01T00:00:00Z")
    for address in (article.get_absolute_url(), article.issue.get_absolute_url()):
        again = client.get(address, headers={"If-Modified-Since": before["Last-Modified"]})
        assert (again.status_code, again["Last-Modified"]) == (200, "Thu, 01 Jan 2099 00:00:00 GMT")


class TestDeciding:
    def test_keeps_who_when_and_why(self, article, editor):
        hide(editor)
        reviewer = make_user("reviewer", "reviewers")
        decide(whom(), hides=True, user=reviewer, reason="再按一次")
        decide(whom(), hides=False, user=reviewer, reason=" 本人\n同意 ")
        told = [(one.hides, one.user.username, one.reason) for one in decisions(whom())]
        assert told == [(False, "reviewer", "本人 同意"), (True, "editor", "本人请求")]

    def test_needs_a_reason_and_the_right(self, article, editor):
        with pytest.raises(NoReason):
            decide(whom(), hides=True, user=editor, reason=" \n")
        with pytest.raises(PermissionDenied):
            decide(whom(), hides=True, user=make_user("clerk"), reason="试试")
        assert not whom().is_private

    def test_the_rule_is_the_same_in_sql(self, article, editor):
        hide(editor)
        make_person("不见报")
        found = Person.objects.raw(f"SELECT id FROM people_person person WHERE {PUBLIC_SQL}")
        assert {row.pk for row in found} == {row.pk for row in Person.objects.public()}
        assert {row.pk for row in Person.objects.all() if row.is_public} == {row.pk for row in found}


class TestLater:
    """What happens to people later shows nobody whom an editor hid."""

    def test_united_with_another(self, article, editor):
        hide(editor)
        shown = make_person("仇晓满")
        make_appearance(article, shown)
        batch = one_person(shown, whom(), true_form="仇晓满", user=editor)
        assert not client_finds(shown)
        undo(batch, editor)
        assert client_finds(shown)
        assert whom().is_private

    def test_hidden_after_a_union_that_is_undone(self, article, editor):
        other = make_person("仇晓满")
        make_appearance(article, other)
        batch = one_person(other, whom(), true_form="仇晓满", user=editor)
        decide(other, hides=True, user=editor, reason="本人请求")
        undo(batch, editor)
        assert not Person.objects.public().filter(name__startswith="仇").exists()

    def test_places_given_to_a_new_person(self, article, editor):
        hide(editor)
        _batch, other = part(whom(), whom().appearances.values_list("pk", flat=True)[:1], None, user=editor)
        assert other.is_private

    def test_a_namesake_in_a_new_file_waits_for_an_editor(self, article, editor):
        hide(editor)
        found = [person("仇小满", "云岫区财政局局长"), person("佘景澄二")]
        cast = identify(found, article.issue.publication)
        new = {one.person.name: one.person for one in cast.identities}
        assert new["仇小满"].pk is None
        assert (new["仇小满"].is_private, new["佘景澄二"].is_private) == (True, False)
        assert "不公开" in new["仇小满"].note


def client_finds(person: Person) -> bool:
    return Person.objects.public().filter(pk=person.pk).exists()
