"""Every public page in one table, and an archive in which each of them has all that it can show.

Whoever adds a page adds it here: tests of all pages (valid HTML, axe, drafts hidden, same queries for few and many)
take their addresses from this table, and one of them fails for an address of the site that is not in it.
"""

from datetime import date

from articles.models import Issue, Publication
from articles.models.notice import CorrectionNotice
from articles.publishing import recount
from articles.search.entries import keep_up_issue
from tests.factories import (
    make_appearance,
    make_article,
    make_event,
    make_issue,
    make_person,
    make_photo,
    make_picture,
    make_user,
)

ISSUE = "/issues/2031-03-03/"
PAGES = {
    "home": "/",
    "issue list": "/issues/",
    "issue": ISSUE,
    "article": f"{ISSUE}1/",
    "article without a headline": f"{ISSUE}3/",
    "article with marks": f"{ISSUE}1/?q=汀河+佘景澄",
    "versions": f"{ISSUE}1/history/",
    "corrections": "/corrections/",
    "people": "/people/",
    "people by office": "/people/?by=office",
    "holders of an office": "/people/?office=区长",
    "person": "/people/佘景澄/",
    "events": "/events/",
    "month of events": "/events/?year=2031&month=3",
    "events without a day": "/events/?undated=1",
    "event": "/events/2031-03-02-植树/",
    "photos": "/photos/",
    "photos of a year": "/photos/?year=2031",
    "search": "/search/",
    "search with hits": "/search/?q=汀河",
    "search without hits": "/search/?q=佘景登",
    "search by year": "/search/years/?q=汀河",
    "about": "/about/",
    "feeds": "/feeds/",
    "report": f"{ISSUE}1/report/",
    "thanks": f"{ISSUE}1/report/thanks/",
    "whole issue": f"{ISSUE}print/",
    "raw text": f"{ISSUE}1/raw/",
    "article in English": f"/en{ISSUE}1/",
    "person in English": "/en/people/佘景澄/",
    "search in English": "/en/search/?q=汀河",
    "issue in English": f"/en{ISSUE}",
}
# Where another status is right.
ABSENT = {
    "missing issue": ("/issues/2031-03-05/", 404),
    "missing page": ("/nowhere/", 404),
    "withdrawn issue": ("/issues/2031-02-17/", 410),
    "withdrawn article": ("/issues/2031-02-17/1/", 410),
}
LONG = "云岫区召开2031年度乡村振兴与城乡融合发展重点任务推进会暨农村人居环境整治提升行动中期评估部署会议"
TEXT = "本报讯 3月2日，佘景澄到场，走上汀河斜拉桥。\n\n## 灯亮了\n\n- 一盏\n- 两盏\n\n" + "街坊们都说斜拉桥好。" * 60
# Stands in all parts of the draft, and nowhere else.
SECRET = "未刊之语"


def publish_archive(articles: int = 20) -> Issue:
    """An issue with all that a page can show, one before it, one that was withdrawn, and a draft."""
    Publication.objects.get_or_create(slug="", defaults={"name": "今日云岫"})  # a flush may have taken it
    before = make_issue(date(2031, 2, 24), published=True, number=11)
    make_article(before, headline="汀河斜拉桥动工", text=TEXT)
    gone = make_issue(date(2031, 2, 17), status="withdrawn", withdrawal_reason="有一篇报道失实")
    make_article(gone, headline="失实的报道")
    issue = make_issue(date(2031, 3, 3), published=True, number=12)
    lead = make_article(
        issue, page=1, kicker="引题", headline="汀河三桥合龙 两岸三分钟", deck="——副题", text=TEXT, shows_history=True,
        bylines=[("晏青", "reporter"), ("苗禾", "correspondent")],
    )  # fmt: skip
    make_article(issue, page=1, headline=LONG, section="基层动态", truncated="both")
    make_article(issue, page=2, headline="", text=TEXT, truncated="start")
    for number in range(4, articles + 1):
        make_article(issue, page=number % 4 + 1, section="科普角" if number % 3 else "", number=number)
    person = make_person("佘景澄", offices=["云岫区区长"])
    for article in (lead, before.articles.get()):
        make_appearance(article, person)
    make_event("植树", [lead], place="云岫广场").participants.add(person)
    make_event("不知何日", [lead], start=None)
    make_picture(make_photo(issue, lead, caption="图为佘景澄在汀河边。"))
    make_photo(issue, None, caption="汀河边的红嘴鸥。")
    make_photo(issue, None, caption="", page=2)
    CorrectionNotice.objects.create(
        issue=issue,
        article=lead,
        text="“三桥”误作“二桥”，特此更正。",
        day=date(2031, 3, 4),
        author=make_user("更正者"),
    )
    draft_of(person)
    for one in (before, issue):
        recount(one)
        keep_up_issue(one)
    return issue


def draft_of(person) -> Issue:
    """An issue that nobody may see yet: newer than all, with the same people and words."""
    draft = make_issue(date(2031, 3, 10))
    article = make_article(
        draft, headline=f"{SECRET}汀河", text=f"{SECRET}。{TEXT}", section=SECRET, bylines=[(SECRET, "reporter")]
    )
    make_appearance(article, person)
    make_appearance(article, make_person(SECRET, offices=[SECRET]))
    make_event(SECRET, [article], place=SECRET).participants.add(person)
    make_picture(make_photo(draft, article, caption=f"{SECRET}，佘景澄。", alternative_text=SECRET), seed=5)
    make_photo(draft, None, caption=f"{SECRET}汀河")
    recount(draft)
    keep_up_issue(draft)
    return draft
