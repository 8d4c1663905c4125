from articles.parsing.titles import merge_twins, part_titles

NEWS = "本报讯（记者 甘文）3月1日，{}。"


def titled(segmented, text):
    found, vocabulary = segmented(text)
    return part_titles(found.drafts, vocabulary)


def test_a_deck_on_the_headline_line(segmented):
    (draft,) = titled(segmented, "# 全力以赴保春耕 ——写在惊蛰之际\n\n春雷响了，地里的人多了起来，种子下了地。")
    assert (draft.headline, draft.decks) == ("全力以赴保春耕", ("——写在惊蛰之际",))


def test_a_campaign_before_the_headline_is_its_kicker(segmented):
    text = (
        "# 为春天播种 为大地添绿 山坡上栽满香樟\n\n本报记者 甘文\n\n村里开展“为春天播种 为大地添绿”活动，栽树三千棵。"
    )
    (draft,) = titled(segmented, text)
    assert (draft.kicker, draft.headline) == ("为春天播种 为大地添绿", "山坡上栽满香樟")


def test_two_headlines_on_one_line(segmented):
    text = (
        "# 全区河长大会召开 第三届茶叶节举行\n\n"
        + NEWS.format("全区河长大会召开，部署河道清淤")
        + "\n\n"
        + NEWS.format("第三届茶叶节举行，茶农同台炒茶")
    )
    assert [draft.headline for draft in titled(segmented, text)] == ["全区河长大会召开", "第三届茶叶节举行"]


def test_two_headlines_in_one_run_over_two_news(segmented):
    text = (
        "# 全区河长大会召开\n\n# 今冬明春茶园修路\n\n# 动员会举行\n\n"
        + NEWS.format("全区河长大会召开，部署河道清淤")
        + "\n\n"
        + NEWS.format("今冬明春茶园修路动员会举行，茶农来了两百人")
    )
    assert [(draft.headline, len(draft.body)) for draft in titled(segmented, text)] == [
        ("全区河长大会召开", 1), ("今冬明春茶园修路动员会举行", 1),
    ]  # fmt: skip


def test_the_bare_one_of_two_like_headlines_goes_to_the_other(segmented):
    text = "# 集市今日开张\n\n# 雨水时节\n\n春雨落在瓦上，一夜不停。\n\n# 集市今日开张\n\n" + NEWS.format("集市开张")
    found, _ = segmented(text)
    assert {draft.headline for draft in merge_twins(found.drafts)} == {"雨水时节", "集市今日开张"}
