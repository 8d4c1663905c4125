import pytest

from articles.parsing.years import infer_year


@pytest.mark.parametrize(
    ("texts", "year"),
    [
        (["庆祝新中国成立75周年的歌声响起来。"], 2024),
        (["庆祝中华人民共和国成立七十周年。"], 2019),
        (["学习贯彻党的二十届三中全会精神。"], 2024),
        (["十五五”开局之年，任务很重。"], 2026),
        (["甲辰龙年的灯笼挂起来了。"], 2024),
        (["农历乙巳年腊月，雪下了。"], 2025),
        (["甲午年的海战，人们都记得。"], None),
        (["老桥2022年开工。", "学习贯彻党的二十届三中全会精神。"], 2024),
        (["老桥2022年开工。", "10月12日（星期六）开市。"], 2024),
        (["2024年的桥修好了。", "10月12日（星期六）开市。"], 2024),
        (["2024年10月9日，桥修好了。", "10月12日（星期一）开市。"], 2024),
        (["2024年的桥修好了。", "2月30日（星期六）开市。"], 2024),
        (["改革开放的春风吹来了。"], None),
    ],
)
def test_the_year_from_events_lunar_names_and_weekdays(texts, year):
    assert infer_year(texts)[0] == year


def test_the_words_that_tell_the_year_are_kept():
    assert "二十届三中全会" in infer_year(["学习贯彻党的二十届三中全会精神。"])[1]
