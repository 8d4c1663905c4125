"""“These two are one”, “two people”, “these places are another person’s”: acts on the register page of a person."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.admin import batch_link, register
from articles.admin.keys import number_of, numbers_of
from articles.publishing import NotPossible
from articles.uniting import deciding, parting
from people.models import Person, TwoPeople


def paths(model_admin: ModelAdmin) -> list[URLPattern]:
    def wrapped(view):
        def answer(request: HttpRequest, pk: int) -> HttpResponse:
            check_view(request)
            if not may_change(request):
                raise PermissionDenied
            person = get_object_or_404(Person.objects.prefetch_related("forms"), pk=pk)
            return view(model_admin, request, person)

        return model_admin.admin_site.admin_view(answer)

    return [
        path("<int:pk>/unite/", wrapped(unite), name="people_person_unite"),
        path("<int:pk>/part/", require_POST(wrapped(part)), name="people_person_part"),
        path("<int:pk>/two/", require_POST(wrapped(two)), name="people_person_two"),
    ]


def check_view(request: HttpRequest) -> None:
    if not (request.user.has_perm("people.view_person") and request.user.has_perm("articles.view_article")):
        raise PermissionDenied


def may_change(request: HttpRequest) -> bool:
    """Whether the user may say who is who."""
    return request.user.has_perm("people.change_person") and request.user.has_perm("articles.change_appearance")


def to_register(person: Person) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("admin:people_person_register", args=[person.pk]))


def unite(model_admin: ModelAdmin, request: HttpRequest, person: Person) -> HttpResponse:
    """The page that shows what uniting would move; nothing is changed before its button is pressed."""
    other = _person(request.POST.get("other") or request.GET.get("other", ""))
    if request.method == "POST":
        try:
            batch = deciding.one_person(
                person, other, true_form=request.POST.get("true_form", ""), misread=request.POST.getlist("misread"),
                user=request.user,
            )  # fmt: skip
        except NotPossible as error:
            messages.error(request, str(error))
            return to_register(person)
        person.refresh_from_db()
        messages.success(request, _("One person: %(name)s.") % {"name": person.name})
        batch_link.tell(request, batch, _("This is one act, which can be undone as a whole."))
        return to_register(person)
    seen = deciding.preview(person, other)
    counts = register.summary(person).forms + register.summary(other).forms
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("These two are one"), "opts": model_admin.opts, "person": person, "other": other, "seen": seen,
        "forms": [(form, counts[form]) for form in seen.forms],
        "sides": register.with_counts(Person.objects.filter(pk__in=[person.pk, other.pk])),
    }  # fmt: skip
    return TemplateResponse(request, "admin/people/person/unite.html", context)


def two(model_admin: ModelAdmin, request: HttpRequest, person: Person) -> HttpResponse:
    """Remembers that somebody like-named is another person, or takes that back."""
    other = _person(request.POST.get("other", ""))
    try:
        if "_back" in request.POST:
            one, last = sorted((person.pk, other.pk))
            TwoPeople.objects.filter(one=one, other=last).delete()
            messages.success(request, _("They may be proposed as one again."))
        else:
            deciding.two_people(person, other, user=request.user)
            messages.success(request, _("Two people. They will not be asked about again."))
    except NotPossible as error:
        messages.error(request, str(error))
    return to_register(person)


def part(model_admin: ModelAdmin, request: HttpRequest, person: Person) -> HttpResponse:
    """Asks whose the ticked places are; with an answer, gives them there."""
    chosen = numbers_of(request.POST.getlist("appearance"))
    if not chosen:
        messages.error(request, _("Tick the places first that are another person’s."))
        return to_register(person)
    if "_give" in request.POST:
        to = request.POST.get("to", "")
        try:
            if not to:
                raise NotPossible(_("Say first whose these places are."))
            target = None if to == "new" else _person(to)
            name = request.POST.get("name", "")
            batch, other = parting.part(person, chosen, target, name=name, user=request.user)
        except NotPossible as error:
            messages.error(request, str(error))
        else:
            words = _("Given to %(name)s (%(address)s).") % {"name": other.name, "address": other.slug}
            messages.success(request, words)
            batch_link.tell(request, batch, _("This is one act, which can be undone as a whole."))
            return to_register(other)
    find = request.POST.get("find", "")
    places = register.read_places(chosen[: 10 * register.PLACES_ON_PAGE], {})
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("These places are another person’s"), "opts": model_admin.opts, "person": person, "find": find,
        "places": [row for row in places if row.person_id == person.pk],
        "people": list(dict.fromkeys([*register.look_up(find, person), *register.namesakes(person)])),
    }  # fmt: skip
    return TemplateResponse(request, "admin/people/person/part.html", context)


def _person(key: str) -> Person:
    """The person with this number. Raises Http404."""
    return get_object_or_404(Person.objects.prefetch_related("forms", "offices"), pk=number_of(key))
