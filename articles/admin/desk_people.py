"""The people of an article on its desk: the panel, and what its buttons do, by the page's form or as JSON."""

from django.contrib import messages
from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from articles.admin.keys import number_of
from articles.editability import NotEditable
from articles.models import Appearance, Article, Batch
from articles.publishing import NotPossible
from articles.uniting import naming, undoing
from people.models import Person, TwoPeople

HEADING = "people"
KINDS = [(kind.value, name) for kind, name in Appearance.KINDS.items()]


def panel(article: Article) -> dict[str, object]:
    """The people of the article with whom else their names may mean; five queries for any number of them."""
    rows = list(article.appearances.select_related("person").prefetch_related("offices"))
    known: dict[str, list[Person]] = {}
    for one in Person.objects.filter(name__in={row.person.name for row in rows}).prefetch_related("offices"):
        known.setdefault(one.name, []).append(one)
    apart = _told_apart({row.person_id for row in rows})
    for row in rows:
        row.choices = [one for one in known.get(row.person.name, ()) if one.pk != row.person_id]
        row.namesakes = [one for one in row.choices if frozenset((one.pk, row.person_id)) not in apart]
        row.other_forms = [form for form in row.printed if form != row.person.name]
    return {"people": rows, "kinds": KINDS}


def _told_apart(people: set[int]) -> set[frozenset[int]]:
    pairs = TwoPeople.objects.filter(one__in=people) | TwoPeople.objects.filter(other__in=people)
    return {frozenset(pair) for pair in pairs.values_list("one", "other")}


def render(article: Article) -> str:
    return render_to_string("admin/articles/article/people.html", panel(article))


def asked(request: HttpRequest) -> bool:
    """Whether the form was sent by a button of the panel."""
    return "_people" in request.POST


def take(request: HttpRequest, article: Article) -> str:
    """Does what a button of the panel asks for, after what was typed is saved, and tells it. Returns the part of the
    page that comes next."""
    try:
        batch = act(request, article)
    except (NotPossible, NotEditable) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, words_of(batch))
    return HEADING


def answer(_modeladmin: object, request: HttpRequest, article: Article) -> JsonResponse:
    """The same without the page. Raises NotPossible, NotEditable."""
    batch = act(request, article)
    return JsonResponse({"said": [words_of(batch)], "batch": batch.pk, "people": render(article)})


def words_of(batch: Batch) -> str:
    if batch.undone_at:
        return " ".join([_("Undone: %(batch)s.") % {"batch": batch}, *batch.state.get("left", ())])
    return _("Done: %(batch)s.") % {"batch": batch}


def act(request: HttpRequest, article: Article) -> Batch:
    """What the pressed button stands for. Raises NotPossible, NotEditable."""
    if not request.user.has_perm("articles.change_appearance"):
        raise NotEditable(_("You may see the people of an article but not change them."))
    name, _colon, key = request.POST.get("_people", "").partition(":")
    if name == "add":
        return naming.add(
            article, request.POST.get("people-name", ""), _who(request, "people-"),
            kinds=request.POST.getlist("people-kind"), offices=_offices(request, "people-"), user=request.user,
        )  # fmt: skip
    if name == "undo":
        batch = Batch.objects.filter(kind=Batch.Kind.CAST, pk=_number(key)).first()
        if batch is None or not undoing.articles_of(batch).filter(pk=article.pk).exists():
            raise NotPossible(_("There is no such step."))
        undoing.undo(batch, request.user)
        return batch
    row = article.appearances.filter(pk=_number(key)).first()
    if row is None:
        raise NotPossible(_("This name is no longer among the people of the article. Load the page again."))
    if name == "remove":
        return naming.not_a_name(row, user=request.user)
    if name == "change":
        prefix = f"people-{row.pk}-"
        return naming.change(
            row, _who(request, prefix), kinds=request.POST.getlist(f"{prefix}kind"),
            offices=_offices(request, prefix), user=request.user,
        )  # fmt: skip
    raise NotPossible(_("There is no such step."))


def _number(key: str) -> int:
    number = number_of(key)
    if number is None:
        raise NotPossible(_("The form is incomplete. Load the page again."))
    return number


def _offices(request: HttpRequest, prefix: str) -> list[str]:
    return request.POST.get(f"{prefix}offices", "").replace(",", "、").replace("，", "、").split("、")


def _who(request: HttpRequest, prefix: str) -> Person | str:
    """The person that a form names: by address or name, or chosen; else what the choice says."""
    words = request.POST.get(f"{prefix}other", "").strip()
    if words:
        found = list(Person.objects.filter(slug=words)) or list(Person.objects.filter(name=words)[:2])
        if len(found) != 1:
            raise NotPossible(_("“%(name)s” is nobody’s address, and no or several people’s name.") % {"name": words})
        return found[0]
    choice = request.POST.get(f"{prefix}who", "")
    if choice in {"", naming.NEW}:
        return choice
    person = Person.objects.filter(pk=_number(choice)).first()
    if person is None:
        raise NotPossible(_("This person is no longer there: somebody has united them meanwhile."))
    return person


def who(_modeladmin: object, request: HttpRequest, _article: Article) -> JsonResponse:
    """Who is known by a name that is being typed."""
    return JsonResponse({"people": [{"id": one.pk, "words": _described(one)} for one in
                                    naming.who_are(request.GET.get("name", "").strip())]})  # fmt: skip


def _described(person: Person) -> str:
    offices = "、".join(office.title for office in person.offices.all()[:2])
    return f"{person.name}（{person.slug}）{offices}"
