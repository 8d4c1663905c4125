from articles.parsing.displaced import put_home

NEWS = "本报讯（记者 甘文）3月1日，{}。"


def home(segmented, text):
    found, vocabulary = segmented(text)
    return put_home(found.drafts, vocabulary)


MEETING = f"# 区政府召开常务会议\n\n{NEWS.format('区政府召开常务会议，听取春耕工作汇报')}"
ESSAY = (
    "# 鱼回来了\n\n□ 卫 朗\n\n河里的鱼回来了，背是青的，腹是白的，逆着水往上游。\n\n{}\n\n"
    "我蹲在岸上看了很久，天黑了才回家。"
)


def test_a_meeting_paragraph_goes_to_the_meeting(segmented):
    drafts, _ = home(segmented, f"{MEETING}\n\n{ESSAY.format('会议听取了民生实事进展情况汇报，要求逐件盯办。')}")
    assert [[line.number for line in draft.body] for draft in drafts] == [[3, 11], [9, 13]]
    assert "会议" in drafts[0].notes[0]


def test_the_second_half_of_a_meeting_s_paragraph_goes_along(segmented):
    halves = (
        "会议听取了农村公路养护情况汇报，要求优先从本村聘请护路员，\n\n"
        "每公里补助由七百元提高到一千元。\n\n会议听取了春耕情况汇报。"
    )
    drafts, _ = home(segmented, f"{MEETING}\n\n{ESSAY.format(halves)}")
    assert [[line.number for line in draft.body] for draft in drafts] == [[3, 11, 13, 15], [9, 17]]


def test_a_table_goes_to_the_colon_that_waits_for_it(segmented):
    table = "男单 甘文 女单 卫朗 混双 方圆 团体 甲队"
    text = (
        f"# 羽毛球赛落幕\n\n{NEWS.format('羽毛球赛落幕')}\n\n前三名如下：\n\n"
        f"# 读者来信\n\n# 巷子的灯亮了\n\n巷子里的灯修好了，谢谢师傅。\n\n{table}"
    )
    drafts, _ = home(segmented, text)
    assert [line.text for line in drafts[0].body][-1] == table


def test_text_after_a_signature_is_another_article(segmented):
    lost = "老人急匆匆走进银行要汇款，柜员拖住她说系统要升级，又悄悄报了警。民警赶来，拨通了真的电话，钱保住了。"
    text = f"# 修伞摊前排起队\n\n修伞的师傅坐在桂花树下，伞骨一根一根换过去。\n\n（甘文 文/图）\n\n{lost * 2}"
    drafts, _ = home(segmented, text + "\n\n# 春天\n\n花开了，一朵一朵的。")
    assert [(draft.headline, bool(draft.starts_cut)) for draft in drafts] == [
        ("修伞摊前排起队", False),
        (None, True),
        ("春天", False),
    ]


def test_a_body_goes_to_the_bare_headline_it_speaks_of(segmented):
    text = (
        f"# 第三届风筝节在南湖公园开幕\n\n# 白鹭回到湿地\n\n{NEWS.format('白鹭回到湿地，市民远远观看')}\n\n"
        f"{NEWS.format('第三届风筝节在南湖公园开幕，百只风筝升空')}\n\n"
        f"# 春茶上市\n\n{NEWS.format('春茶上市，茶农忙采摘')}"
    )
    drafts, _ = home(segmented, text)
    kites = next(draft for draft in drafts if draft.headline == "第三届风筝节在南湖公园开幕")
    assert [line.number for line in kites.body] == [7]


def test_points_are_no_strangers(segmented):
    """What a text announces belongs to it, however little its words are those of the lead."""
    text = f"# 粮站备战汛期\n\n{'本报讯（记者 甘文）3月1日，粮站备战汛期，采取两项措施。'}\n\n" + "\n\n".join(
        f"{point}是{what}，值班员每天清点登记，夜里两个人轮流看守，交接时当面签字，缺了什么马上补上，一件也不能少。"
        for point, what in (("一", "落实责任"), ("二", "储备物资"))
    )
    found, vocabulary = segmented(text)
    drafts, _loss = put_home(found.drafts, vocabulary)
    assert [len(draft.body) for draft in drafts] == [3]


def test_text_without_a_headline_has_a_reason_and_candidates(segmented):
    lost = "风筝是竹篾和棉纸扎的，放风筝的人沿着湖堤一路跑，线轴在手里转得飞快，湖面上全是影子。"
    text = (
        f"# 风筝节在南湖公园开幕\n\n{NEWS.format('风筝节开幕，竹篾和棉纸扎的风筝升空，线轴转得飞快')}\n\n"
        f"# 简讯\n\n▲3月1日，甲村修好了通往学校的水泥路，孩子们走得稳。（甘文）\n\n{lost}"
    )
    drafts, _ = home(segmented, text)
    assert "标题和开头不见了" in drafts[-1].starts_cut
    assert "《风筝节在南湖公园开幕》" in drafts[-1].notes[-1]
    assert drafts[-1].homes == (1,)


def test_prose_after_a_table_is_another_article(segmented):
    prose = "竹编成了村里的名片，三十多名妇女在合作社里编篮子、编灯罩，产品卖到了沿海，老人也愿意来搭把手。"
    prose += "理事长打算再办一个培训班，把在外打工的年轻人请回来学手艺。"
    text = f"# 班车时刻\n\n甲站 6:30 9:00 乙站 7:10 15:40 丙站 8:00 17:00\n\n{prose}\n\n{MEETING}"
    drafts, _ = home(segmented, text)
    assert [(draft.headline, bool(draft.starts_cut)) for draft in drafts[:2]] == [("班车时刻", False), (None, True)]


def test_a_few_words_without_a_home_are_a_fragment(segmented):
    drafts, loss = home(segmented, f"南湖边上\n\n{MEETING.replace('# ', '# ', 1)}\n\n第2版\n\n余音袅袅")
    assert [fragment.lines for fragment in loss.fragments] == [(9,)] or loss.fragments == ()
    assert all(draft.body or draft.headline for draft in drafts)


def test_prose_that_begins_broken_after_a_list_is_another_article_with_its_byline(segmented):
    lost = "的炉火一旺，铁匠的锤声就密了，火星溅在皮围裙上，看热闹的人退了半步，孩子们却往前挤，谁也不肯走开。"
    text = (
        "# 停水通告\n\n下列时间停水，请储水，敬请谅解。\n\n东街：3月1日\n西街：3月2日\n\n"
        f"（记者 甘文）\n\n{lost}\n\n{lost[1:]}\n\n□ 卫 朗\n\n# 春天\n\n花开了，一朵一朵的。"
    )
    drafts, _ = home(segmented, text)
    assert [(draft.headline, bool(draft.starts_cut)) for draft in drafts] == [
        ("停水通告", False),
        (None, True),
        ("春天", False),
    ]
    assert drafts[1].placed[-1].text == "□ 卫 朗"


def test_what_was_said_at_a_meeting_goes_to_the_meeting(segmented):
    drafts, _ = home(segmented, f"{MEETING}\n\n{ESSAY.format('会上，各镇就春耕工作作了发言，要求逐项盯办。')}")
    assert [[line.number for line in draft.body] for draft in drafts] == [[3, 11], [9, 13]]
