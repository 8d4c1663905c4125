"""What holds for every public page: valid HTML, nothing of drafts, nothing from elsewhere, light, the same queries."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, resolve
from html5lib.html5parser import ParseError

from articles.models import Issue
from articles.publishing import recount
from articles.search.entries import keep_up_issue
from tests.conformance import errors
from tests.factories import make_appearance, make_article, make_event, make_person, make_photo
from tests.markup import Markup
from tests.pages import ABSENT, ISSUE, PAGES, SECRET, publish_archive

pytestmark = pytest.mark.django_db
# What is no page: files and data for programs, and answers to forms.
FILES = {
    "articles:issue-paper", "articles:issue-epub", "articles:issue-text", "articles:article-text",
    "articles:bibtex", "articles:ris",
    "search:table", "search:suggestions", "people:event-calendar", "events-calendar", "feed", "section-feed",
    "person-feed", "sitemap", "sitemap-of", "picture", "",
}  # fmt: skip
MOST_BYTES = 60 * 1024
FORMS = {"report", "thanks"}


@pytest.fixture
def archive() -> Issue:
    return publish_archive()


def names(resolver: URLResolver, namespace: str = "") -> Iterator[str]:
    for one in resolver.url_patterns:
        if isinstance(one, URLPattern):
            yield f"{namespace}{one.name or ''}"
        elif one.app_name != "admin":
            yield from names(one, f"{namespace}{one.namespace}:" if one.namespace else namespace)


def test_the_table_has_every_page():
    told = {resolve(address.partition("?")[0].removeprefix("/en")).view_name for address in PAGES.values()}
    assert set(names(get_resolver())) - FILES - told == set()


def test_is_valid_html(client, archive):
    answers = {name: client.get(address) for name, address in PAGES.items()}
    assert {name: answer.status_code for name, answer in answers.items() if answer.status_code != 200} == {}
    wrong = {name: errors(answer.content.decode()) for name, answer in answers.items()}
    assert {name: found for name, found in wrong.items() if found} == {}


def test_what_is_absent_says_so_in_valid_html(client, archive):
    for name, (address, status) in ABSENT.items():
        response = client.get(address)
        assert (name, response.status_code) == (name, status)
        assert errors(response.content.decode()) == [], name


def test_all_of_them_in_english_and_without_any_row_are_valid_too(client):
    for address in ("/", "/issues/", "/people/", "/events/", "/photos/", "/search/?q=x", "/corrections/", "/feeds/"):
        for path in (address, f"/en{address}"):
            assert errors(client.get(path).content.decode()) == [], path


def test_tells_nothing_of_drafts(client, archive):
    told = [name for name, address in PAGES.items() if SECRET in client.get(address).content.decode()]
    assert told == []


def test_takes_nothing_from_elsewhere(client, archive):
    for name, address in PAGES.items():
        page = Markup(client.get(address))
        taken = [element.get("src") for tag in ("script", "img") for element in page.all(tag) if element.get("src")]
        taken += [link.get("href") for rel in ("stylesheet", "icon") for link in page.all("link", rel=rel)]
        taken += [one.split()[0] for source in page.all("source") for one in source.get("srcset").split(", ")]
        assert taken, name
        assert [one for one in taken if not re.match(r"/(?!/)", one)] == [], name


def test_an_article_weighs_at_most_60_kb(client, archive):
    """HTML with the style sheet, as they are; what goes over the wire is a quarter of it."""
    html = client.get(f"{ISSUE}1/").content
    sheets = [link.get("href") for link in Markup(client.get(f"{ISSUE}1/")).all("link", rel="stylesheet")]
    css = [Path(finders.find(sheet.removeprefix(settings.STATIC_URL))).read_bytes() for sheet in sheets]
    assert len(css) == 1
    assert len(html) + len(css[0]) <= MOST_BYTES
    assert len(gzip.compress(html + css[0])) <= MOST_BYTES / 3


def grow(issue: Issue) -> None:
    """Thirty more of all that pages list."""
    lead, person = issue.articles.get(number=1), make_person("晏青", offices=["云岫区区长"])
    for number in range(30):
        article = make_article(issue, headline=f"汀河之{number}", text=lead.text, page=1, number=50 + number)
        make_photo(issue, article if number % 2 else None, caption=f"汀河边佘景澄第{number}张。")
        for one in (person, lead.people.first(), make_person(f"佟{number}", offices=["云岫区区长"])):
            make_appearance(article, one)
        make_event(f"第{number}次植树", [article, lead]).participants.add(lead.people.first())
    recount(issue)
    keep_up_issue(issue)


def queries(client) -> dict[str, int]:
    counts = {}
    for name in PAGES.keys() - FORMS:
        with CaptureQueriesContext(connection) as asked:
            client.get(PAGES[name])
        counts[name] = len(asked)
    return counts


def test_needs_the_same_queries_for_few_and_many(client):
    issue = publish_archive(articles=3)
    few = queries(client)
    grow(issue)
    assert queries(client) == few
    figures = {"article": 3, "issue": 2, "person": 3, "search with hits": 3}
    assert {name: few[name] for name in figures} == figures


class TestTheChecker:
    """It can fail."""

    @staticmethod
    def page(body: str) -> list[str]:
        return errors(
            f'<!doctype html><html lang="en"><head><title>T</title></head><body><main>{body}</main></body></html>'
        )

    def test_passes_what_is_right(self):
        assert self.page('<h1 id="a">A</h1><p>x <a href="#a">y</a> <time datetime="2031-03-03">z</time></p>') == []

    @pytest.mark.parametrize(
        ("body", "said"),
        [
            ("<h1>A</h1><blink>x</blink>", "unknown element blink"),
            ("<h1 align=left>A</h1>", "unknown attribute align"),
            ('<h1>A</h1><p id="a"></p><p id="a"></p>', "id 'a' stands 2 times"),
            ('<h1>A</h1><label for="b">x</label>', "for='b' refers to nothing"),
            ('<h1>A</h1><a href="#b">x</a>', "href '#b' leads nowhere"),
            ('<h1>A</h1><img src="/a.png" width="1" height="1">', "img without alt"),
            ('<h1>A</h1><img src="/a.png" alt="" width="1px" height="1">', "width='1px' is no number"),
            ("<h1>A</h1><h3>B</h3>", "heading h3 after h1"),
            ("<h1>A</h1><h2> </h2>", "empty heading h2"),
            ("<p>x</p>", "0 elements h1"),
            ("<h1>A</h1><span><div>x</div></span>", "div in ['span']"),
            ('<h1>A</h1><a href="/"><button type="button">x</button></a>', "button in ['a']"),
            ("<h1>A</h1><ul><p>x</p></ul>", "p in ul"),
            ("<h1>A</h1><ul>x<li>y</li></ul>", "words in ul, outside its parts"),
            ("<h1>A</h1><ul></ul>", "empty ul"),
            ("<h1>A</h1><figcaption>x</figcaption>", "figcaption in main"),
            ("<h1>A</h1><table><tbody><tr><th>x</th></tr></tbody></table>", "th without scope"),
            ('<h1>A</h1><p style="color: red">x</p>', "a style or a script in an attribute"),
            ('<h1>A</h1><time datetime="3.3.2031">x</time>', "time '3.3.2031'"),
            ('<h1>A</h1><a href="/a b">x</a>', "signs that must be escaped"),
            ('<h1>A</h1><a href="/"> </a>', "a link without words"),
            ('<h1 lang="zh-CN">A</h1>', "lang 'zh-CN'"),
            ('<h1>A</h1><picture><source type="image/webp" srcset="/a.webp 1x"></picture>', "srcset"),
        ],
    )
    def test_says_what_is_wrong(self, body, said):
        assert any(said in error for error in self.page(body)), self.page(body)

    @pytest.mark.parametrize("body", ["<h1>A</h1><p><div>x</div></p>", "<h1>A", "<h1>A</h1><p a=1 a=2>"])
    def test_broken_syntax_is_an_error(self, body):
        with pytest.raises(ParseError):
            self.page(body)
