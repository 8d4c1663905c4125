"""The page on which editors split, merge and undo, without JavaScript."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article, Batch
from tests.articles.structuring.rows import make_file
from tests.factories import make_article, make_fragment, make_issue, make_user

TEXT = "云岫区图书馆昨日开馆。\n\n## 夜市重开\n\n老街夜市上周重新开张。"


@pytest.fixture
def article(db):
    issue = make_issue()
    file = make_file(issue, {1: "# 图书馆开馆", 3: "云岫区图书馆昨日开馆.", 5: "夜市重开", 6: "老街夜市上周重新开张."})
    return make_article(issue, headline="图书馆开馆", text=TEXT, source_file=file)


@pytest.fixture
def other(article):
    return make_article(article.issue, headline="运动会", text="运动会在广场开幕。")


def address(article: Article) -> str:
    return reverse("admin:articles_article_structure", args=[article.pk])


def post(client, article, step, **fields):
    return client.post(address(article), {"step": step, "version": article.version, **fields}, follow=True)


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def texts(article: Article) -> list[str]:
    return list(article.issue.articles.in_print_order().values_list("text", flat=True))


def test_the_page_has_the_blocks_with_their_lines(as_editor, article):
    page = as_editor.get(address(article))
    assert [(block["mark"], block["words"], block["lines"]) for block in page.context["blocks"]] == [
        ("paragraph", "云岫区图书馆昨日开馆。", [1, 3]),
        ("subheading", "夜市重开", [5]),
        ("paragraph", "老街夜市上周重新开张。", [6]),
    ]


def test_split_and_undo(as_editor, article):
    response = post(as_editor, article, "split", block=1)
    assert said(response) == ["Done: “图书馆开馆” split at “夜市重开”."]
    assert texts(article) == ["云岫区图书馆昨日开馆。", "老街夜市上周重新开张。"]
    part = article.issue.articles.get(number=2)
    response = post(as_editor, part, f"undo:{Batch.objects.get().pk}")
    assert response.redirect_chain == [(address(article), 302)]
    assert texts(article) == [TEXT]


def test_merge_with_the_previous(as_editor, article, other):
    response = post(as_editor, other, f"merge:{article.pk}.1")
    assert response.redirect_chain == [(address(article), 302)]
    assert texts(article) == [f"{TEXT}\n\n## 运动会\n\n运动会在广场开幕。"]


def test_move_two(as_editor, article, other):
    post(as_editor, article, "move", block=[1, 2], target=f"{other.pk}.1")
    assert texts(article) == ["云岫区图书馆昨日开馆。", "运动会在广场开幕。\n\n## 夜市重开\n\n老街夜市上周重新开张。"]


def test_turn_cut_and_join(as_editor, article):
    post(as_editor, article, "turn", block=0, part="deck")
    article.refresh_from_db()
    assert article.deck == "云岫区图书馆昨日开馆。"
    post(as_editor, article, "cut", block=1, words="上周")
    article.refresh_from_db()
    assert article.text == "## 夜市重开\n\n老街夜市\n\n上周重新开张。"
    post(as_editor, article, "join", block=1)
    article.refresh_from_db()
    assert article.text == "## 夜市重开\n\n老街夜市上周重新开张。"


def test_fragments(as_editor, article):
    fragment = make_fragment(article.issue)
    post(as_editor, article, f"attach:{fragment.pk}")
    assert texts(article) == [f"{TEXT}\n\n{fragment.raw_text}"]
    other = make_fragment(article.issue, position=2)
    response = post(as_editor, article, f"found:{other.pk}")
    assert response.context["article"].text == other.raw_text


@pytest.mark.parametrize(
    ("step", "fields", "words"),
    [
        ("split", {}, "Tick exactly one paragraph for this step."),
        ("split", {"block": [1, 2]}, "Tick exactly one paragraph for this step."),
        ("split", {"block": "x"}, "The form is incomplete. Load the page again."),
        (
            "split",
            {"block": 1, "version": 9},
            "“图书馆开馆” was changed by somebody else meanwhile. This is how it stands now.",
        ),
        ("move", {"block": 1}, "Choose the other article first."),
        ("turn", {"block": 1, "part": "x"}, "Choose what the paragraph is to become."),
        (
            "cut",
            {"block": 0, "words": "无此"},
            "Give the words with which the next paragraph begins; they have to stand in it once.",
        ),
        ("x", {}, "There is no such step."),
    ],
)
def test_what_cannot_be_done_is_told(as_editor, article, step, fields, words):
    assert said(post(as_editor, article, step, **fields)) == [words]
    assert (texts(article), Batch.objects.count()) == ([TEXT], 0)


def test_who_may_not_change_sees_no_buttons(client, article):
    client.force_login(make_user("nobody"))
    assert client.get(address(article)).status_code == 403
    assert client.post(address(article), {"step": "split", "block": 1, "version": 1}).status_code == 403
    assert texts(article) == [TEXT]


def test_the_list_of_bulk_changes_undoes_a_step(as_editor, article):
    post(as_editor, article, "split", block=1)
    as_editor.post(reverse("admin:articles_batch_undo", args=[Batch.objects.get().pk]))
    assert texts(article) == [TEXT]


def test_the_number_of_queries_is_constant(as_editor, article):
    def queries() -> int:
        with CaptureQueriesContext(connection) as made:
            as_editor.get(address(article))
        return len(made)

    queries()
    before = queries()
    for _n in range(3):
        make_article(article.issue)
        make_fragment(article.issue)
    post(as_editor, article, "split", block=1)
    article.refresh_from_db()
    queries()
    assert queries() == before
