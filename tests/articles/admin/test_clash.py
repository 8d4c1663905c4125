"""Two people save one article: joined where they do not touch, a choice where they do, and nothing typed is lost."""

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import revisions
from articles.admin.meeting import CHOICE, WORDS, Meeting
from articles.models import Article, Draft
from tests.articles.admin.test_article import form_of, page_of
from tests.factories import make_article, make_issue, make_photo, make_user, publish

pytestmark = pytest.mark.django_db

TEXT = "第一段，规划末来。\n\n第二段有措字。"


@pytest.fixture
def article():
    return make_article(text=TEXT, headline="运动会开幕", bylines=[("苗禾", "reporter")])


def saved_by(author, article: Article, **changes) -> None:
    """What somebody else saves while the article is open here; `article` stays as it was opened."""
    bylines = changes.pop("bylines", None)
    version = Article.objects.get(pk=article.pk).version
    revisions.save(article, changes, base_version=version, author=author, bylines=bylines)


def answered(response) -> dict[str, str]:
    """What a browser sends from the page of a clash, but for what is chosen there."""
    return dict(response.context["typed"]) | {"standing": str(response.context["clash"].standing)}


def keys(response) -> list[str]:
    return [choice.key for choice in response.context["meeting"].choices]


def stored(article: Article) -> tuple[str, str, int]:
    row = Article.objects.get(pk=article.pk)
    return row.headline, row.text, row.version


def test_changes_that_do_not_touch_are_joined_and_shown_before_they_are_saved(as_editor, reviewer, article):
    typed = form_of(article, text=TEXT.replace("末来", "未来"), section="要闻", reason="我的理由")
    saved_by(reviewer, article, text=TEXT.replace("措字", "错字"), headline="运动会昨日开幕", page=3)
    response = as_editor.post(page_of(article), {**typed, "_save": ""})
    assert stored(article) == ("运动会昨日开幕", TEXT.replace("措字", "错字"), 2)
    page = response.content.decode()
    assert "reviewer saved this article" in page
    for words in ("<del>末</del><ins>未</ins>", "<del>措</del><ins>错</ins>", "<ins>昨日</ins>", "<ins>要闻</ins>"):
        assert words in page
    assert keys(response) == []
    done = as_editor.post(page_of(article), {**answered(response), "_save": ""})
    assert done.url == page_of(article)
    row = Article.objects.get(pk=article.pk)
    assert stored(article) == ("运动会昨日开幕", "第一段，规划未来。\n\n第二段有错字。", 3)
    assert (row.section, row.page) == ("要闻", 3)
    assert row.revisions.first().reason == "我的理由"
    assert [byline.name for byline in row.bylines.all()] == ["苗禾"]


@pytest.mark.parametrize(
    ("chosen", "own", "expected"),
    [("mine", "", "未"), ("theirs", "", "将"), ("own", "明天", "明天"), ("", "明天", "明天")],
)
def test_where_both_changed_the_same_words_one_says_what_stands(as_editor, reviewer, article, chosen, own, expected):
    typed = form_of(article, text=TEXT.replace("末来", "未来"), section="要闻")
    saved_by(reviewer, article, text=TEXT.replace("末来", "将来").replace("措字", "错字"))
    response = as_editor.post(page_of(article), typed)
    (key,) = keys(response)
    answers = {f"{CHOICE}{key}": chosen, f"{WORDS}{key}": own or "未", "_save": ""}
    as_editor.post(page_of(article), {**answered(response), **answers})
    assert stored(article)[1:] == (f"第一段，规划{expected}来。\n\n第二段有错字。", 3)


def test_what_is_not_chosen_is_asked_again_and_nothing_is_written(as_editor, reviewer, article):
    typed = form_of(article, text=TEXT.replace("末来", "未来"), headline="运动会闭幕")
    saved_by(reviewer, article, text=TEXT.replace("末来", "将来"), headline="运动会落幕")
    response = as_editor.post(page_of(article), typed)
    first, second = keys(response)
    again = as_editor.post(page_of(article), {**answered(response), f"{CHOICE}{first}": "theirs", "_save": ""})
    assert [choice.key for choice in again.context["meeting"].open] == [second]
    assert "1 place is still open" in again.content.decode()
    assert again.context["meeting"].choices[0].chosen == "theirs"
    assert stored(article)[2] == 2


def test_own_words_are_not_dropped_for_another_choice(as_editor, reviewer, article):
    typed = form_of(article, text=TEXT.replace("末来", "未来"))
    saved_by(reviewer, article, text=TEXT.replace("末来", "将来"))
    response = as_editor.post(page_of(article), typed)
    (key,) = keys(response)
    answers = {f"{CHOICE}{key}": "mine", f"{WORDS}{key}": "辛苦想的字", "_save": ""}
    again = as_editor.post(page_of(article), {**answered(response), **answers})
    page = again.content.decode()
    assert "辛苦想的字" in page and "You typed words of your own here" in page
    assert stored(article)[2] == 2


def test_names_and_kinds_are_chosen_whole(as_editor, reviewer, article):
    typed = form_of(article, kind="brief", **{"bylines-1-name": "甘棠"})
    saved_by(reviewer, article, kind="feature", bylines=[("苗禾", "reporter"), ("佟远", "correspondent")])
    response = as_editor.post(page_of(article), typed)
    assert keys(response) == ["bylines-0", "kind-0"]
    answers = {f"{CHOICE}bylines-0": "mine", f"{CHOICE}kind-0": "theirs", "_save": ""}
    as_editor.post(page_of(article), {**answered(response), **answers})
    row = Article.objects.get(pk=article.pk)
    assert row.kind == "feature"
    assert [byline.name for byline in row.bylines.all()] == ["苗禾", "甘棠"]


def test_what_both_added_may_stand_one_behind_the_other(as_editor, reviewer, article):
    typed = form_of(article, deck="我的副题")
    saved_by(reviewer, article, deck="他的副题\n", bylines=[])
    response = as_editor.post(page_of(article), typed)
    (choice,) = response.context["meeting"].choices
    assert choice.options == ("mine", "theirs", "both", "own")
    as_editor.post(page_of(article), {**answered(response), f"{CHOICE}{choice.key}": "both", "_save": ""})
    row = Article.objects.get(pk=article.pk)
    assert row.deck == "他的副题\n我的副题"
    assert not row.bylines.exists()


def test_it_can_be_taken_to_the_desk_unsaved(as_editor, reviewer, article):
    typed = form_of(article, text=TEXT.replace("末来", "未来"))
    saved_by(reviewer, article, text=TEXT.replace("末来", "将来").replace("措字", "错字"))
    response = as_editor.post(page_of(article), typed)
    desk = as_editor.post(page_of(article), {**answered(response), "_desk": ""})
    form = desk.context["desk"].form
    assert form["text"].value() == "第一段，规划未来。\n\n第二段有错字。"
    assert form["version"].value() == "2"
    assert "data-typed" in desk.content.decode()
    assert stored(article)[2] == 2


def test_a_third_version_is_met_in_the_same_way(as_editor, reviewer, article):
    typed = form_of(article, text=TEXT.replace("末来", "未来"))
    saved_by(reviewer, article, text=TEXT.replace("措字", "错字"))
    response = as_editor.post(page_of(article), typed)
    saved_by(reviewer, article, headline="又改的标题")
    response = as_editor.post(page_of(article), {**answered(response), "_save": ""})
    assert (response.context["clash"].seen, response.context["clash"].standing) == (2, 3)
    as_editor.post(page_of(article), {**answered(response), "_save": ""})
    assert stored(article) == ("又改的标题", "第一段，规划未来。\n\n第二段有错字。", 4)


def test_the_quiet_save_of_the_desk_is_answered_with_the_clash(as_editor, reviewer, article):
    typed = form_of(article, text=TEXT.replace("末来", "未来"))
    saved_by(reviewer, article, headline="他的")
    answer = as_editor.post(reverse("admin:articles_article_desk_save", args=[article.pk]), typed)
    assert answer.status_code == 409
    assert stored(article) == ("他的", TEXT, 2)


def test_captions_reasons_and_the_draft_come_along(as_editor, editor, reviewer, article):
    photo = make_photo(article.issue, article)
    typed = form_of(article, text=TEXT.replace("末来", "未来"), reason="理由")
    words = {"seen_caption": photo.caption, "seen_credit": photo.credit, "credit": photo.credit, "caption": "新说明"}
    typed |= {f"photo-{photo.pk}-{name}": value for name, value in words.items()}
    Draft.objects.keep(article, editor, version=1, content={"text": "草稿"})
    saved_by(reviewer, article, headline="他的")
    response = as_editor.post(page_of(article), typed)
    assert Draft.objects.exists()
    as_editor.post(page_of(article), {**answered(response), "_save": ""})
    photo.refresh_from_db()
    assert photo.caption == "新说明"
    assert not Draft.objects.exists()
    assert article.revisions.first().reason == "理由"


def test_what_the_other_has_checked_stays_checked(as_editor, reviewer, article):
    typed = form_of(article, text=TEXT.replace("末来", "未来"))
    revisions.save(article, {"headline": "他的"}, base_version=1, author=reviewer, checked=True)
    response = as_editor.post(page_of(article), typed)
    as_editor.post(page_of(article), {**answered(response), "_save": ""})
    assert Article.objects.get(pk=article.pk).checked_by == reviewer


def test_published_meanwhile_the_joined_text_stays_in_the_form(as_editor, editor, reviewer, article):
    typed = form_of(article, text=TEXT.replace("末来", "未来"))
    saved_by(reviewer, article, headline="他的")
    response = as_editor.post(page_of(article), typed)
    publish(article.issue, editor, make_user("chief", "reviewers"))
    page = as_editor.post(page_of(article), {**answered(response), "_save": ""})
    assert "only a reviewer may change it" in page.content.decode()
    assert page.context["desk"].form["text"].value() == TEXT.replace("末来", "未来")
    assert stored(article)[2] == 2


@pytest.mark.parametrize("standing", ["9", "x", "9" * 30, ""])
def test_a_version_that_there_is_not_is_met_anew(as_editor, reviewer, article, standing):
    typed = form_of(article, text=TEXT.replace("末来", "未来"), standing=standing)
    saved_by(reviewer, article, headline="他的")
    response = as_editor.post(page_of(article), {**typed, "_save": ""})
    assert response.context["clash"].standing == 2
    assert stored(article) == ("他的", TEXT, 2)


def test_markup_in_what_was_typed_is_shown_and_not_run(as_editor, reviewer, article):
    typed = form_of(article, text="<script>我</script>")
    saved_by(reviewer, article, text="<script>他</script>")
    page = as_editor.post(page_of(article), typed).content.decode()
    assert "<script>我" not in page and "<script>他" not in page


def test_the_page_needs_the_same_queries_for_one_version_and_many(as_editor, reviewer, django_assert_num_queries):
    issue = make_issue()
    for versions in (1, 3):
        article = make_article(issue, text=TEXT)
        typed = form_of(article, text=TEXT.replace("末来", "未来"))
        for n in range(versions):
            saved_by(reviewer, article, headline=f"第{n}次改")
        with django_assert_num_queries(19):
            as_editor.post(page_of(article), typed)


WORDS_OF = st.text("末未来规划\n，", max_size=20)
CONTENTS = st.fixed_dictionaries({"headline": WORDS_OF, "text": WORDS_OF, "deck": WORDS_OF})


@settings(max_examples=100)
@given(CONTENTS, CONTENTS, CONTENTS, st.data())
def test_each_character_of_either_side_is_in_the_result_or_in_a_choice(base, mine, theirs, data):
    meeting = Meeting(base, mine, theirs)
    answers = {f"{CHOICE}{one.key}": data.draw(st.sampled_from(one.options)) for one in meeting.choices}
    settled = Meeting(base, mine, theirs, answers)
    assert settled.open == []
    for name in base:
        bits = [bit for part in settled.parts if part.name == name for bit in part.bits]
        if not bits:
            assert settled.content[name] == base[name] == mine[name] == theirs[name]
            continue
        for side, content in (("mine", mine), ("theirs", theirs)):
            shown = [getattr(bit.choice, side) if bit.choice else told(bit, side) for bit in bits]
            assert "".join(shown) == content[name]
        kept = [bit.choice.value if bit.choice else told(bit, "joined") for bit in bits]
        assert settled.content[name] == "".join(kept)


def told(bit, side: str) -> str:
    """What a stretch that only one side changed shows of a side: all of it, gone or new."""
    has_new = side == "joined" or bit.origin in (side, "both")
    return "".join(p.text for p in bit.pieces if p.kind in {"same", "skipped", "new" if has_new else "gone"})
