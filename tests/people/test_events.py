"""Events by year and month, and as calendar files."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from people import agenda
from people.models import Event
from tests.conformance import errors
from tests.factories import make_article, make_event, make_issue
from tests.markup import Markup

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return make_article(make_issue(published=True))


class TestYear:
    def test_the_newest_year_by_month_newest_first(self, client, article):
        for name, start in (("春会", date(2031, 3, 2)), ("冬会", date(2031, 1, 2)), ("去年", date(2030, 5, 1))):
            make_event(name, [article], start=start)
        make_event("无日期", [article], start=None)
        page = Markup(client.get("/events/"))
        assert page.texts("h2") == ["2031年3月", "2031年1月"]
        assert [text for text in page.links() if text in {"春会", "冬会", "去年", "无日期"}] == ["春会", "冬会"]
        assert page.texts("caption") == ["2031年1月", "2031年3月"]
        assert errors(client.get("/events/").content.decode()) == []
        assert page.texts("td", **{"class": "published"}) == ["21 项活动", "21 项活动"]
        assert (page.links()["2030年"], page.links()["日期不详 1"]) == ("?year=2030", "?undated=1")
        assert "去年" in Markup(client.get("/events/?year=2030")).links()
        assert "无日期" in Markup(client.get("/events/?undated=1")).links()

    def test_an_event_over_the_turn_of_a_year_is_in_both(self, client, article):
        make_event("跨年", [article], start=date(2030, 12, 30), end=date(2031, 1, 2))
        make_event("其后", [article], start=date(2031, 6, 1))
        for year, days in ((2030, 2), (2031, 3)):
            page = Markup(client.get(f"/events/?year={year}"))
            assert page.links()["2030年12月"] == "?year=2030&month=12"
            assert "跨年" in page.links()
            assert len(page.all("td", **{"class": "published"})) == days

    def test_pages(self, client, article, monkeypatch):
        monkeypatch.setattr(agenda, "ON_PAGE", 2)
        for day in range(1, 6):
            make_event(f"第{day}天", [article], start=date(2031, 3, day))
        page = Markup(client.get("/events/?year=2031&page=2"))
        assert [text for text in page.links() if text.startswith("第")] == ["第3天", "第2天"]
        assert page.links()["下一页"] == "?year=2031&page=3"

    def test_hides_events_of_drafts(self, client):
        make_event("内部会议", [make_article(make_issue(date(2032, 1, 5)))])
        for query in ("", "?undated=1", "?year=2031", "?year=2031&month=3"):
            assert "内部会议" not in client.get(f"/events/{query}").content.decode()

    @pytest.mark.parametrize(
        "query", ["year=1999", "year=x", "year=0", "year=2031&month=13", "year=2031&month=4", "undated=1", "page=2"]
    )
    def test_no_such_page(self, client, article, query):
        make_event("春会", [article])
        assert client.get(f"/events/?{query}").status_code == 404

    def test_the_first_and_the_last_year_that_can_be(self, client, article):
        make_event("最早", [article], start=date.min)
        make_event("最晚", [article], start=date.max)
        for query in ("?year=1", "?year=9999", "?year=1&month=1", "?year=9999&month=12"):
            assert client.get(f"/events/{query}").status_code == 200

    @pytest.mark.parametrize("rows", [1, 3])
    def test_queries(self, client, article, django_assert_num_queries, rows):
        for _ in range(rows):
            make_event(articles=[article])
            make_event(articles=[article], start=None)
        for query, number in (("", 3), ("?year=2031&month=3", 3), ("?undated=1", 4)):
            with django_assert_num_queries(number):
                client.get(f"/events/{query}")


class TestMonth:
    def test_each_day_in_a_table_and_all_in_a_list(self, client, article):
        for n in range(5):
            make_event(f"会议{n}", [article], start=date(2031, 3, 3))
        make_event("展览", [article], start=date(2031, 3, 4), end=date(2031, 3, 5), place="文化馆")
        page = Markup(client.get("/events/?year=2031&month=3"))
        busy = page.texts("td", **{"class": "busy"})
        assert busy == ["3 会议0会议1会议2另有 2 项", "4 展览", "5 展览"]
        assert [day.get("id") for day in page.all("td", **{"class": "busy"})] == ["d3", "d4", "d5"]
        assert page.texts("li")[-1] == "3月4日–3月5日 展览 文化馆"
        assert len(page.all("th", scope="col")) == 7
        assert errors(client.get("/events/?year=2031&month=3").content.decode()) == []

    def test_leads_to_the_months_beside_it(self, client, article):
        for month in (1, 3, 8):
            make_event(f"{month}月会", [article], start=date(2031, month, 2))
        links = Markup(client.get("/events/?year=2031&month=3")).links()
        assert links["上月2031年1月"] == "?year=2031&month=1"
        assert links["下月2031年8月"] == "?year=2031&month=8"


class TestICalendar:
    def read(self, client, address: str) -> Calendar:
        response = client.get(address)
        assert response["Content-Type"] == "text/calendar; charset=utf-8"
        return Calendar.from_ical(response.content)

    def test_all_events_that_have_a_day(self, client, article):
        make_event("春会，开幕；\n第二行", [article], start=date(2031, 3, 2), place="云岫广场,北门")
        make_event("展览", [article], start=date(2031, 3, 4), end=date(2031, 3, 6))
        make_event("无日期", [article], start=None)
        make_event("内部会议", [make_article(make_issue(date(2032, 1, 5)))])
        calendar = self.read(client, "/feeds/events.ics")
        assert str(calendar["x-wr-calname"]) == "区报 · 活动"
        exhibition, meeting = calendar.walk("VEVENT")
        assert (exhibition.decoded("dtstart"), exhibition.decoded("dtend")) == (date(2031, 3, 4), date(2031, 3, 7))
        assert meeting.decoded("dtend") - meeting.decoded("dtstart") == timedelta(days=1)
        assert type(meeting.decoded("dtstart")) is date  # the whole day, in any time zone
        assert str(meeting["summary"]) == "春会，开幕；\n第二行"
        assert str(meeting["location"]) == "云岫广场,北门"
        assert str(exhibition["url"]).startswith("http://testserver/events/2031-03-04-")

    def test_the_last_day_that_there_is(self, client, article):
        make_event("永久展览", [article], start=date(2031, 3, 4), end=date.max)
        make_event("末日", [article], start=date.max)
        last, exhibition = self.read(client, "/feeds/events.ics").walk("VEVENT")
        assert exhibition.decoded("dtend") == date.max
        assert (last.decoded("dtstart"), "dtend" in last) == (date.max, False)

    def test_an_event_keeps_its_identifier_when_it_changes(self, client, article):
        event = make_event("春会", [article])
        address = f"/events/{event.slug}.ics"
        event.refresh_from_db()
        (before,) = self.read(client, address).walk("VEVENT")
        event.name, event.start = "春季会议", date(2031, 3, 3)
        event.save()
        (after,) = self.read(client, address).walk("VEVENT")
        assert str(before["uid"]) == str(after["uid"]) == f"{event.slug}@testserver"
        assert (str(after["summary"]), after.decoded("dtstart")) == ("春季会议", date(2031, 3, 3))
        assert before.decoded("last-modified") <= after.decoded("last-modified") <= datetime.now(UTC)
        assert str(before["uid"]) in client.get("/feeds/events.ics").content.decode().replace("\r\n ", "")

    def test_what_has_no_day_or_no_reader_has_no_file(self, client, article):
        undated = make_event("无日期", [article], start=None)
        draft = make_event("内部会议", [make_article(make_issue(date(2032, 1, 5)))])
        for event in (undated, draft):
            assert client.get(f"/events/{event.slug}.ics").status_code == 404

    def test_lines_are_as_long_and_end_as_the_standard_says(self, client, article):
        make_event("第一届" * 60, [article])
        body = client.get("/feeds/events.ics").content
        assert all(len(line) <= 75 for line in body.split(b"\r\n"))
        assert b"\n" not in body.replace(b"\r\n", b"")

    def test_queries(self, client, article, django_assert_num_queries):
        for _ in range(3):
            make_event(articles=[article])
        with django_assert_num_queries(2):
            client.get("/feeds/events.ics")
        address = f"/events/{Event.objects.first().slug}.ics"
        with django_assert_num_queries(1):
            client.get(address)
