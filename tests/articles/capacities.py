"""As what people appear: as rows keep it, and as appearances tell it."""

from articles.models import Appearance, Capacity

Told = set[tuple[str, str, str]]


def kept() -> Told:
    """(slug of the person, slug of the bulletin, kind) of each row."""
    return set(Capacity.objects.values_list("person__slug", "publication__slug", "kind"))


def told() -> Told:
    """The same from every appearance there is."""
    rows = Appearance.objects.values_list("person__slug", "article__issue__publication__slug", "kinds")
    return {(person, bulletin, kind) for person, bulletin, kinds in rows for kind in kinds}
