"""A person's page in the register of names in a real browser."""

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from articles.models import Appearance
from people.models import NameForm, Office
from people.register import index_forms
from tests.browser.test_admin import log_in, page_for_axe  # noqa: F401
from tests.factories import make_appearance, make_article, make_issues, make_person, make_user


@pytest.fixture
def two(as_migrated):
    keep, other = make_person("佘望山", offices=["云岫区区长"]), make_person("余望山", offices=["云岫区委副书记"])
    index_forms([NameForm.objects.create(person=one, form=one.name) for one in (keep, other)])
    Office.objects.update(first_seen=date(2031, 3, 4), last_seen=date(2031, 3, 4))
    Office.objects.create(person=other, title="云岫区区长", first_seen=date(2031, 3, 4), last_seen=date(2031, 3, 9))
    for n, issue in enumerate(make_issues(5)):
        article = make_article(issue, text="区长佘望山主持会议并讲话。", headline=f"云岫区召开第{n}次绿化工作推进会议")
        make_appearance(article, other if n == 4 else keep).offices.set((keep if n < 4 else other).offices.all()[:1])
    return keep, other


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_two_are_made_one_and_axe_finds_nothing(page_for_axe, two, scheme):  # noqa: F811
    page, (keep, other) = page_for_axe, two
    page.emulate_media(color_scheme=scheme)
    make_user("editor", "editors")
    log_in(page, "editor")

    def look(name: str) -> None:
        results = Axe().run(page)
        assert results.violations_count == 0, f"{name}: {results.generate_report()}"
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, width)

    page.goto(reverse("admin:people_person_register", args=[keep.pk]))
    look("register")
    page.locator(".register-places input").first.check()
    page.locator("#places button[type=submit]").click()
    look("part")
    page.goto(reverse("admin:people_person_register", args=[keep.pk]))
    page.locator("#namesakes-heading ~ ul a.button").first.click()
    look("unite")
    page.locator("form.unite input[name=misread]").last.check()
    page.locator("form.unite button").click()
    assert Appearance.objects.filter(person=keep).count() == 5
    page.locator("ul.messagelist a").click()
    look("batch")
    page.locator("#content-main a.button").click()
    look("undo")
    page.locator("input[type=submit].default").click()
    assert Appearance.objects.filter(person=other).count() == 1
