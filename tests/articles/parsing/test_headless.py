import pytest

from articles.parsing.headless import Likeness, give_bodies

NEWS = "本报讯（记者 甘文）3月1日，{}。"
KITES = NEWS.format("第三届风筝节在南湖公园开幕，百只风筝升空，孩子们拉着线奔跑")
EGRETS = NEWS.format("白鹭回到城南湿地，护鸟员远远观看，登记了四十只")
OTHERS = "".join(f"\n\n# {n}村办起学堂\n\n" + NEWS.format(f"{n}村学堂请来师傅，教人编竹器") for n in "甲乙丙丁")


def bodies(segmented, text):
    found, vocabulary = segmented(text)
    drafts = give_bodies(found.drafts, vocabulary)
    return {draft.headline: [line.number for line in draft.body] for draft in drafts}


def test_two_headlines_over_each_other_s_news_exchange_it(segmented):
    text = f"# 风筝节在南湖公园开幕\n\n{EGRETS}\n\n# 白鹭回到城南湿地\n\n{KITES}{OTHERS}"
    found = bodies(segmented, text)
    assert (found["风筝节在南湖公园开幕"], found["白鹭回到城南湿地"]) == ([7], [3])


def test_texts_without_a_lead_exchange_headlines_where_both_gain(segmented):
    kites = "百只风筝升上南湖公园的天空，孩子们拉着线奔跑，老人教他们放线收线，风筝节的哨子响成一片。"
    egrets = "白鹭落在城南湿地的浅水里，护鸟员远远地数，四十只白鹭一动不动，湿地里静得只有水声。"
    text = f"# 风筝节的南湖公园\n\n{egrets}\n\n# 白鹭飞回城南湿地\n\n{kites}{OTHERS}"
    found = bodies(segmented, text)
    assert (found["风筝节的南湖公园"], found["白鹭飞回城南湿地"]) == ([7], [3])


def test_news_that_has_nothing_of_its_headline_is_parted_from_it(segmented):
    found = bodies(segmented, f"# 养老食堂飘出饭菜香\n\n{KITES}{OTHERS}")
    assert (found["养老食堂飘出饭菜香"], found[None]) == ([], [3])


def test_a_deck_may_say_what_the_headline_sings(segmented):
    found = bodies(segmented, f"# 逐风少年 追梦春日\n\n# ——南湖公园百只风筝飞上天\n\n{KITES}{OTHERS}")
    assert len(found["逐风少年 追梦春日"]) == 1


def test_news_without_a_headline_takes_the_one_over_a_text_without_beginning(segmented):
    court = "院里，法官把卷宗摊在石桌上，一边给双方倒水，一边把道理讲给他们听。\n\n“远亲不如近邻。”法官说。"
    found = bodies(
        segmented,
        f"# 百只风筝飞上天\n\n{court}{OTHERS}\n\n# 老机坊\n\n□ 卫朗\n\n机子响了一天，布一寸一寸长出来。\n\n{KITES}",
    )
    lines = max(number for numbers in found.values() for number in numbers)
    assert found["百只风筝飞上天"] == [lines]


def test_a_headline_in_other_words_keeps_its_news(segmented):
    found = bodies(segmented, f"# 百只风筝飞上天\n\n{KITES}{OTHERS}")
    assert found["百只风筝飞上天"] == [3]


def test_two_adjacent_headlines_over_one_text_are_one(segmented):
    first, second = "程序设计大赛在南湖公园落幕", "三十支队伍赛出高下"
    text = f"# {first}\n\n## {second}\n\n{NEWS.format('程序设计大赛在南湖公园落幕')}{OTHERS}"
    assert next(iter(bodies(segmented, text).values())) == [5]
    assert f"{first} {second}" in bodies(segmented, text)


@pytest.mark.parametrize("headline", ["启事", "雨"])
def test_a_short_headline_says_too_little_to_be_judged(segmented, headline):
    found, vocabulary = segmented(f"# {headline}\n\n{KITES}{OTHERS}")
    assert not Likeness(found.drafts, vocabulary).is_strange(found.drafts[0])
