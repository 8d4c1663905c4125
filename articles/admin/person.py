"""What the articles add to the admin of people: the page of a person in the register, and the acts on it."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin import register, uniting
from people.admin.person import PersonAdmin
from people.models import Person

admin.site.unregister(Person)


@admin.register(Person)
class RegisterAdmin(PersonAdmin):
    list_display = [*PersonAdmin.list_display, "in_register"]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        own = [path("<int:pk>/register/", view(self.register_view), name="people_person_register")]
        return [*own, *uniting.paths(self), *super().get_urls()]

    @admin.display(description=gettext_lazy("register"))
    def in_register(self, person: Person) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("admin:people_person_register", args=[person.pk]),
                           _("forms and places"))  # fmt: skip

    def register_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        person = get_object_or_404(Person.objects.prefetch_related("forms"), pk=pk)
        uniting.check_view(request)
        context = {
            **self.admin_site.each_context(request),
            "title": person.name, "opts": self.opts, "person": person, "may_change": uniting.may_change(request),
            "find": request.GET.get("find", ""), "hits": register.look_up(request.GET.get("find", ""), person),
            **register.page(person, request.GET),
        }  # fmt: skip
        return TemplateResponse(request, "admin/people/person/register.html", context)
