"""All that the database holds of people, to compare before an act and after it was taken back."""

from articles.models import Appearance, Byline, Capacity, Question, Suggestion
from people.models import Event, FormerAddress, NameForm, NameKey, Office, Person, TwoPeople


def standing() -> dict[str, list]:
    kept = {
        "people": Person.objects.values_list(),
        "forms": NameForm.objects.values_list(),
        "keys": NameKey.objects.values_list("form", "key"),
        "offices": Office.objects.values_list(),
        "appearances": Appearance.objects.values_list(),
        "named": Appearance.offices.through.objects.values_list("appearance", "office"),
        "bylines": Byline.objects.values_list("pk", "person"),
        "took part": Event.participants.through.objects.values_list("event", "person"),
        "addresses": FormerAddress.objects.values_list("slug", "person"),
        "two people": TwoPeople.objects.values_list("one", "other"),
        "capacities": Capacity.objects.values_list("person", "publication", "kind"),
        "suggestions": Suggestion.objects.values_list("pk", "state", "replacement", "question"),
        "questions": Question.objects.values_list("pk", "verdict", "true_form"),
    }
    return {name: sorted(map(repr, rows)) for name, rows in kept.items()}


def links() -> set[tuple[int, str]]:
    """(article, printed form) of every place, whoever it is given to."""
    return {
        (article, form) for article, forms in Appearance.objects.values_list("article", "printed") for form in forms
    }
