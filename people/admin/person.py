from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count, Exists, Model, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import URLPattern
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from people.admin import privacy
from people.admin.addresses import change_url
from people.admin.history import WIDGETS, HistoryAdmin
from people.models import NameForm, Office, Person
from people.models.naming import free_slug
from people.reading.pinyin import given_syllables, spoken
from people.register import confirm_form, index_forms

Kind = NameForm.Kind
MOST_ARTICLES = 200


def as_what(appearance: Model) -> str:
    """The kinds and offices in which a person appears in an article."""
    return "、".join([*appearance.kind_names, *(office.title for office in appearance.offices.all())])


class PersonForm(forms.ModelForm):
    def clean(self) -> dict:
        cleaned = super().clean()
        reading = " ".join((cleaned.get("reading") or "").split())
        if reading and cleaned.get("name"):
            try:
                reading = " ".join(given_syllables(cleaned["name"], reading))
            except ValueError:
                wanted = _("One syllable with the number of its tone (1 to 5) for each character of “%(name)s”, with "
                           "spaces between them.")  # fmt: skip
                self.add_error("reading", wanted % {"name": cleaned["name"]})
        return {**cleaned, "reading": reading}


class NameFormForm(forms.ModelForm):
    """One form of a name. That only one is the true one is a rule of all the rows together: see NameForms."""

    def _get_validation_exclusions(self) -> set[str]:
        return {*super()._get_validation_exclusions(), "kind"}


class NameForms(forms.BaseInlineFormSet):
    """All forms of a person's name. The true one may be handed from one row to another in one go."""

    def clean(self) -> None:
        super().clean()
        rows = [form.cleaned_data for form in self.forms if getattr(form, "cleaned_data", None)]
        if sum(row.get("kind") == Kind.TRUE and not row.get("DELETE") for row in rows) > 1:
            raise ValidationError(_("Only one form can be the true one. Mark the others as variant or misreading."))

    def save(self, commit: bool = True) -> list[NameForm]:
        """Rows that give up the true form go first, so that the database never sees two."""
        rows = super().save(commit=False)
        if commit:
            for row in self.deleted_objects:
                row.delete()
            for row in sorted(rows, key=lambda row: row.kind == Kind.TRUE):
                row.save()
        return rows


class NameFormInline(admin.TabularInline):
    model = NameForm
    form = NameFormForm
    formset = NameForms
    extra = 1


class OfficeInline(admin.TabularInline):
    model = Office
    formfield_overrides = WIDGETS
    extra = 1


class UndecidedFormsFilter(admin.SimpleListFilter):
    """People whose name is printed in several forms, and no editor has said which is the true one."""

    title = _("forms")
    parameter_name = "forms"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple]:
        return [("undecided", _("two forms undecided"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Person]) -> QuerySet[Person]:
        if self.value() != "undecided":
            return queryset
        decided = NameForm.objects.filter(person=OuterRef("pk"), kind=Kind.TRUE)
        return queryset.filter(~Exists(decided), form_total__gt=1)


@admin.register(Person)
class PersonAdmin(HistoryAdmin):
    form = PersonForm
    list_display = ["name", "known_offices", "form_count", "article_count", "published_count", "is_private"]
    list_filter = ["is_private", "forms__kind", UndecidedFormsFilter]
    search_fields = ["name", "forms__form", "offices__title"]
    search_help_text = _("Name, any printed form of it, or office")
    fields = ["name", ("reading", "sound"), "note", "published_count", "is_private", "named_in"]
    readonly_fields = ["sound", "published_count", "is_private", "named_in"]
    inlines = [NameFormInline, OfficeInline]
    # Counting ends the model's own ordering; the autocomplete pages through what it finds.
    ordering = ["sort_key", "slug"]
    list_per_page = 50

    def get_urls(self) -> list[URLPattern]:
        return [*privacy.paths(self), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Person]:
        rows = super().get_queryset(request).prefetch_related("offices")
        return rows.annotate(
            article_total=Count("appearances", filter=Q(appearances__article__merged_into=None), distinct=True),
            form_total=Count("forms", distinct=True),
        )

    @admin.display(description=_("is read"))
    def sound(self, person: Person) -> str:
        return spoken(person.sort_key)

    @admin.display(description=_("offices"))
    def known_offices(self, person: Person) -> str:
        return "、".join(office.title for office in person.offices.all()[:3])

    @admin.display(description=_("forms"), ordering="form_total")
    def form_count(self, person: Person) -> int:
        return person.form_total

    @admin.display(description=_("articles"), ordering="article_total")
    def article_count(self, person: Person) -> int:
        return person.article_total

    @admin.display(description=_("named in"))
    def named_in(self, person: Person) -> SafeString:
        rows = (
            person.appearances.filter(article__merged_into=None)
            .select_related("article__issue__publication")
            .prefetch_related("offices")
        )
        rows = rows.defer("article__raw_text", "article__parsed_text", "article__parsed")
        rows = rows.order_by("-article__issue__date", "article__number")
        named = [(change_url(row.article), row.article, as_what(row)) for row in rows[:MOST_ARTICLES]]
        more = person.article_total - len(named) if person.pk else 0
        return render_to_string("admin/people/named_in.html", {"rows": named, "more": more})

    def save_related(self, request: HttpRequest, form: forms.ModelForm, formsets: list, change: bool) -> None:
        """The form that was marked as the true one becomes the person's name."""
        super().save_related(request, form, formsets, change)
        index_forms(form.instance.forms.all())
        true = form.instance.forms.filter(kind=Kind.TRUE).first()
        if true and true.form != form.instance.name:
            confirm_form(form.instance, true.form, user=request.user)

    def view_on_site(self, person: Person) -> str | None:
        return person.get_absolute_url() if person.is_public else None

    def save_model(self, request: HttpRequest, obj: Person, form: forms.ModelForm, change: bool) -> None:
        if not obj.slug:
            obj.slug = free_slug(Person, obj.name)
        if change:  # going back to an older version does not show to readers whom an editor hides
            stands = Person.objects.get(pk=obj.pk)
            obj.is_private, obj.privacy_changed = stands.is_private, stands.privacy_changed
        super().save_model(request, obj, form, change)
