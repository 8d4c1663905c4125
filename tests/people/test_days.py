from datetime import date

import pytest
from django.utils.translation import override

from people.templatetags.days import day, day_and_weekday, day_of_year, month, weekday

DAY = date(2024, 12, 2)


@pytest.mark.parametrize(
    ("form", "chinese", "english"),
    [
        (day, "2024年12月2日", "2 December 2024"),
        (day_and_weekday, "2024年12月2日 星期一", "2 December 2024, Monday"),
        (day_of_year, "12月2日", "2 December"),
        (weekday, "星期一", "Monday"),
        (month, "2024年12月", "December 2024"),
    ],
)
def test_days_as_printed(form, chinese, english):
    with override("zh-hans"):
        assert form(DAY) == chinese
    with override("en"):
        assert form(DAY) == english
    assert form(None) == ""
