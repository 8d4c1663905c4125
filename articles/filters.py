"""What lists of issues can be narrowed by; the same for pages and programs."""

from django import forms
from django_filters import Filter, FilterSet

from articles.models import Issue, Photo


class YearFilter(Filter):
    """A calendar year that a date may have."""

    field_class = forms.IntegerField

    def __init__(self, **kwargs) -> None:
        super().__init__(lookup_expr="year", min_value=1, max_value=9999, **kwargs)


class IssueFilter(FilterSet):
    year = YearFilter(field_name="date")

    class Meta:
        model = Issue
        fields: list[str] = []


class PhotoFilter(FilterSet):
    year = YearFilter(field_name="issue__date")

    class Meta:
        model = Photo
        fields: list[str] = []
