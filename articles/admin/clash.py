"""Two people saved one article: the page that shows both edits joined, and asks what stands where they touch.

It works without scripts, and nothing is kept for it: the page holds what was typed as the form had sent it, and both
versions are there for good. Sending it again joins the same three contents again, with what was chosen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib import admin
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from articles.admin.keys import number_of
from articles.admin.meeting import Meeting
from articles.comparing import Content
from articles.models import Article, Revision

# Beside `version`, on which the person had begun: the version that the page has joined theirs with.
STANDING = "standing"
# The button that takes what was joined to the desk instead of saving it.
TO_DESK = "_desk"
# What the desk sends beside the fields of an article.
OTHERS = ("version", "checked", "reason")


@dataclass(frozen=True, slots=True)
class Clash:
    """`seen` is the version that the person began from, `standing` the one that stands; `revisions` are those between,
    the newest first."""

    article: Article
    seen: int
    standing: int
    revisions: Sequence[Revision]
    meeting: Meeting

    @property
    def authors(self) -> list[str]:
        """Who saved meanwhile, each once."""
        return list(dict.fromkeys(str(row.author) for row in self.revisions if row.author))


def meet(
    article: Article, seen: int, standing: int, mine: Content, answers: Mapping[str, str] | None = None
) -> Clash | None:
    """None where there is no such version to meet."""
    seen = max(0, min(seen, standing + 1))
    wanted = Q(version=standing) | Q(version__gte=seen, version__lte=standing)
    rows = list(article.revisions.filter(wanted).select_related("author"))
    contents = {row.version: row.content for row in rows}
    if standing not in contents:
        return None
    meeting = Meeting(contents.get(seen, {}), mine, contents[standing], answers or {})
    return Clash(article, seen, standing, [row for row in rows if row.version != seen], meeting)


def answer(article: Article, mine: Content, seen: int, sent: QueryDict) -> Clash | None:
    """What the page of a clash has sent, or None: it is no such page's."""
    standing = number_of(sent.get(STANDING, ""))
    return None if standing is None else meet(article, seen, standing, mine, sent)


def joined(clash: Clash, sent: QueryDict) -> QueryDict:
    """The form as if the joined article had been typed on the version that stands."""
    content = clash.meeting.content
    data = QueryDict(mutable=True)
    for name, value in typed(sent):
        if not name.startswith("bylines-"):
            data[name] = value
    for name in Article.EDITABLE:
        data[name] = "" if content[name] is None else str(content[name])
    rows = content["bylines"] or []
    data["bylines-TOTAL_FORMS"], data["bylines-INITIAL_FORMS"] = str(len(rows)), str(len(rows))
    for at, row in enumerate(rows):
        data[f"bylines-{at}-name"], data[f"bylines-{at}-role"] = row["name"], row["role"]
    data["version"] = str(clash.standing)
    # What the other has marked as checked meanwhile is not taken back by the way.
    if clash.article.checked_at:
        data["checked"] = "on"
    return data


def typed(sent: QueryDict) -> list[tuple[str, str]]:
    """The article's form as it was sent, without buttons, choices and tokens."""
    names = {*Article.EDITABLE, *OTHERS}
    return [(name, value) for name, value in sent.items() if name in names or name.startswith(("bylines-", "photo-"))]


def page(modeladmin: admin.ModelAdmin, request: HttpRequest, clash: Clash, sent: QueryDict) -> HttpResponse:
    """`sent` is the article's form, and what was chosen so far."""
    meeting = clash.meeting
    who = _(", ").join(clash.authors) or _("somebody else")
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": _("Two edits of “%(article)s”") % {"article": clash.article.title},
        "article": clash.article, "opts": modeladmin.opts, "clash": clash, "meeting": meeting, "counts": meeting.counts,
        "typed": typed(sent), "is_answered": STANDING in sent, "other": who,
    }  # fmt: skip
    return TemplateResponse(request, "admin/articles/article/clash.html", context)
