"""今日回看: what the bulletin printed about this day in earlier years."""

from datetime import date, timedelta

from articles.models import Issue
from articles.models.issue import IssueQuerySet

YEARS = 30
# A weekly has an issue within a week of any day.
DAYS = 7


def looking_back(issues: IssueQuerySet, today: date) -> list[Issue]:
    """Of each earlier year the issue whose day is nearest to today's, newest first. One query."""
    anniversaries = [anniversary(today, today.year - back) for back in range(1, min(YEARS, today.year - 1) + 1)]
    near = {day + timedelta(days=apart): day for day in anniversaries for apart in range(-DAYS, DAYS + 1)}
    nearest: dict[date, Issue] = {}
    for issue in issues.filter(date__in=near).order_by("date", "pk"):
        day = near[issue.date]
        best = nearest.get(day)
        if best is None or abs(issue.date - day) < abs(best.date - day):
            nearest[day] = issue
    return [nearest[day] for day in anniversaries if day in nearest]


def anniversary(today: date, year: int) -> date:
    """The same day of another year; of 29 February in a common year the 28th."""
    try:
        return today.replace(year=year)
    except ValueError:
        return today.replace(year=year, day=28)
