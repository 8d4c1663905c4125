import pytest

NEWS = "本报讯（记者 甘文）3月1日，临江区开市。"
PROSE = "集市上人来人往，糖画、剪纸和花灯摆了一条街，老人孩子都来了，笑声不断。"


def shape(segmented, text):
    found, _ = segmented(text)
    return [(draft.headline, len(draft.body)) for draft in found.drafts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"# 临江区开市\n\n{NEWS}\n\n## 平原村修路\n\n{NEWS}", [("临江区开市", 1), ("平原村修路", 1)]),
        (f"# 临江区开市\n\n{NEWS}\n\n{NEWS}", [("临江区开市", 1), (None, 1)]),
        (f"{NEWS}\n\n{NEWS}", [(None, 1), (None, 1)]),
        (f"# 集市见闻录\n\n本报记者 甘文\n\n{PROSE}\n\n## 一、糖画\n\n{PROSE}", [("集市见闻录", 2)]),
        (f"# 集市见闻录\n\n本报记者 甘文\n\n{PROSE}\n\n### 糖画摊\n\n{PROSE}\n\n花灯\n\n{PROSE}", [("集市见闻录", 3)]),
        (f"# 新春的集市\n\n{NEWS}\n\n# 关于停水的公告\n\n{PROSE}", [("新春的集市", 1), ("关于停水的公告", 1)]),
        (
            f"# 她们的早晨\n\n# 李花：一双绣花手\n\n{PROSE}\n\n# 王梅：一副铁嗓子\n\n{PROSE}",
            [("她们的早晨", 2)],
        ),
        # A smaller heading that says first whose news it is, over a day; and what counts on from the heading before.
        (
            f"# 柳河镇：路灯亮了\n\n{NEWS}\n\n### 城东街道：早市开了\n\n3月2日，{PROSE}\n\n# 老街修路\n\n{NEWS}",
            [("柳河镇：路灯亮了", 1), ("城东街道：早市开了", 1), ("老街修路", 1)],
        ),
        (
            f"# 李花的三本账\n\n本报记者 甘文\n\n{PROSE}\n\n# 第一本账：水清了才有好茶\n\n{PROSE}\n\n"
            f"# 第二本账：一家富了不算富\n\n{PROSE}\n\n# 第三本账：手艺要往下传\n\n{PROSE}",
            [("李花的三本账", 4)],
        ),
        # Under a column's label the bodies before the colons are whose news it is.
        (
            f"# 街镇传真\n\n### 柳河镇：五百盏路灯亮了\n{PROSE}（甘文）\n\n### 城东街道：早市开进小区\n{PROSE}（卫朗）",
            [("柳河镇：五百盏路灯亮了", 1), ("城东街道：早市开进小区", 1)],
        ),
    ],
)
def test_headings_begin_articles_or_divide_them(segmented, text, expected):
    assert shape(segmented, text) == expected


@pytest.mark.parametrize(
    ("lines", "headline", "kicker", "decks"),
    [
        ("# 擦亮老街里的\n\n# 便民小店", "擦亮老街里的 便民小店", "", ()),
        ("# 集市今日  \n开张迎客", "集市今日开张迎客", "", ()),
        ("# 集市开张\n\n### ——老街见闻", "集市开张", "", ("——老街见闻",)),
        ("## 临江区妇联\n\n开办“邻里课堂” 传递温暖", "开办“邻里课堂” 传递温暖", "临江区妇联", ()),
        ("### 春耕手记·系列评论②\n\n# 把种子交给土地", "把种子交给土地", "春耕手记·系列评论②", ()),
        ("## 闻鸡起舞 披星戴月\n\n## 临江区打响春耕第一仗", "临江区打响春耕第一仗", "闻鸡起舞 披星戴月", ()),
        (
            "# 茶香十里春风暖 桥影千年古渡新\n\n# 第三届春茶节开幕",
            "第三届春茶节开幕",
            "茶香十里春风暖 桥影千年古渡新",
            (),
        ),
        ("# 访农家 听心声 解难题\n\n# 区人大代表走进茶园", "区人大代表走进茶园", "访农家 听心声 解难题", ()),
        ("走进老街看变化\n一条街 三代人", "一条街 三代人", "走进老街看变化", ()),
        ("#### 新年新气象\n\n### 集市开张迎来满街客", "集市开张迎来满街客", "新年新气象", ()),
        ("# 临江区秋粮收购工作\n\n# 推进会召开", "临江区秋粮收购工作推进会召开", "", ()),
        ("# 第三届临江春茶节\n在柳河镇开幕", "第三届临江春茶节在柳河镇开幕", "", ()),
        ("# 打造“百里\n\n# 花廊”景观带", "打造“百里花廊”景观带", "", ()),
        ("# 临江区人民政府\n\n# 关于老街停水的通告", "临江区人民政府关于老街停水的通告", "", ()),
        ("## 甘文带队检查\n\n#### 老街集市消防安全工作", "甘文带队检查老街集市消防安全工作", "", ()),
        ("# 糖画摊前排起长队\n\n# 临江区第三届集市收官", "糖画摊前排起长队", "", ("临江区第三届集市收官",)),
        ("## 柳絮来了 鼻子痒了\n\n### 大夫教你护好口鼻", "柳絮来了 鼻子痒了", "", ("大夫教你护好口鼻",)),
    ],
)
def test_the_parts_of_a_headline(segmented, lines, headline, kicker, decks):
    found, _ = segmented(f"{lines}\n\n{NEWS}")
    (draft,) = found.drafts
    assert (draft.headline.replace(" ", ""), draft.kicker, draft.decks) == (headline.replace(" ", ""), kicker, decks)


def test_a_section_groups_what_follows(segmented):
    found, _ = segmented(
        f"# 基层动态\n\n## 甲村开市\n\n{NEWS}\n\n## 乙村修路\n\n{NEWS}\n\n# 科普角\n\n## 春捂\n\n{PROSE}"
    )
    assert [draft.section for draft in found.drafts] == ["基层动态", "基层动态", "科普角"]
    assert sorted(role.value for role in found.loose.values()) == ["section", "section"]


def test_a_jump_ties_two_pages(segmented):
    found, _ = segmented(
        f"第1版\n\n# 老桥\n\n□ 甘 文\n\n{PROSE}（下转第2版）\n\n# 新桥\n\n{NEWS}\n\n"
        f"第2版\n\n（上接第1版）{PROSE}\n\n# 小桥\n\n{NEWS}"
    )
    assert [(draft.headline, len(draft.body), draft.page) for draft in found.drafts] == [
        ("老桥", 2, 1),
        ("新桥", 1, 1),
        ("小桥", 1, 2),
    ]
    assert "上接" not in found.drafts[0].text
    assert "下转" not in found.drafts[0].text


@pytest.mark.parametrize("label", ["乡镇短波", "江岸时评", "民生“回头看”", "光影临江"])
def test_a_label_is_no_part_of_the_headline(segmented, label):
    found, _ = segmented(f"#### {label}\n\n### 集市今日开张\n\n{NEWS}")
    assert [(draft.headline, draft.section) for draft in found.drafts] == [("集市今日开张", label)]


@pytest.mark.parametrize(("title", "headline"), [("光影临江", None), ("蜜柚熟了", "蜜柚熟了")])
def test_a_short_heading_over_a_photo(segmented, title, headline):
    found, _ = segmented(f"# 集市今日开张\n\n{NEWS}\n\n# {title}\n\n3月1日，村民在果园里摘蜜柚。\n\n甘文 摄")
    assert found.drafts[-1].headline == headline


@pytest.mark.parametrize("title", ["老街的记忆", "外婆的味道"])
def test_an_essay_is_no_label(segmented, title):
    found, _ = segmented(f"# {title}\n\n□ 甘 文\n\n{PROSE}")
    assert found.drafts[0].headline == title


def test_smaller_type_is_kicker_and_deck_where_the_file_keeps_to_sizes(segmented):
    story = "#### 走进{0}街\n\n### {0}街的灯亮了一夜\n\n#### 甘文讲话 卫朗主持\n\n" + PROSE + "\n\n"
    found, _ = segmented("".join(story.format(name) for name in "甲乙丙丁戊") + f"### 短街开市\n\n{PROSE}")
    assert [(draft.headline, draft.kicker, draft.decks) for draft in found.drafts[:1]] == [
        ("甲街的灯亮了一夜", "走进甲街", ("甘文讲话 卫朗主持",))
    ]
    assert found.drafts[-1].headline == "短街开市"


def test_a_heading_over_what_goes_on_from_another_page(segmented):
    found, _ = segmented(f"第2版\n\n上接第1版\n\n老张：修伞的人\n\n{PROSE}\n\n# 小桥\n\n{NEWS}")
    assert [(draft.headline, bool(draft.starts_cut)) for draft in found.drafts] == [(None, True), ("小桥", False)]


def test_a_headline_printed_again_goes_to_its_article(segmented):
    found, _ = segmented(f"# 集市今日开张\n\n{NEWS}\n\n# 雨水\n\n□ 甘 文\n\n{PROSE}\n\n# 集市今日开张\n\n{PROSE}")
    assert [(draft.headline, len(draft.body)) for draft in found.drafts] == [("集市今日开张", 1), ("雨水", 2)]
    assert [line.number for line in found.drafts[0].placed] == [1, 3, 11]


def test_briefs_under_a_label_are_articles(segmented):
    found, _ = segmented(
        "# 简讯\n\n●近日，甲村修好了通往学校的水泥路，孩子们走得稳。（甘文）\n\n●乙村办起了图书角。（卫朗）"
    )
    assert [(draft.headline, draft.section) for draft in found.drafts] == [(None, "简讯"), (None, "简讯")]


def test_briefs_under_a_name_that_is_no_known_label(segmented):
    found, _ = segmented(
        f"# 集市今日开张\n\n{NEWS}\n\n# 山乡短镜\n\n▲3月1日，甲村修好了通往学校的水泥路，孩子们走得稳。\n\n"
        "▲3月2日，乙村的老年食堂开张了，六十岁以上的老人每餐"
    )
    assert [len(draft.body) for draft in found.drafts] == [1, 1, 1]


def test_text_after_the_briefs_is_another_article(segmented):
    found, _ = segmented(f"# 简讯\n\n▲3月1日，甲村修好了通往学校的水泥路，孩子们走得稳。（甘文）\n\n{PROSE}\n\n{PROSE}")
    assert [(len(draft.body), bool(draft.starts_cut)) for draft in found.drafts] == [(1, False), (2, True)]


LONG = "\n\n".join(f"第{n}年，林下种的天麻长出了芽，他蹲在地里看了半天，没有说话。" for n in "一二三四五")


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("县图书馆周末延时开放", ["天麻记", "县图书馆周末延时开放", None]),
        ("林下天麻长出芽", ["天麻记", "林下天麻长出芽", None]),
    ],
)
def test_a_long_text_before_the_news_of_its_headline_is_another_s(segmented, headline, expected):
    """The opening tells what the headline says and the long text does not: it is parted, and else stays."""
    news = "本报讯（记者 甘文）3月1日，县图书馆周末延时开放，读者可以看到夜里九点。"
    found, _ = segmented(f"# 天麻记\n\n□ 卫 朗\n\n# {headline}\n\n{LONG}\n\n{news}")
    drafts = sorted(found.drafts, key=lambda draft: draft.first_line)
    assert [draft.headline for draft in drafts] == expected
    assert drafts[1].has_opening is (headline in news)


ITEMS = (
    "柳河镇 3月1日，柳河镇组织志愿者清理河道，运走垃圾三车。（甘文）",
    "青石乡 近日，青石乡修好了通往学校的石板路。（卫朗）",
    "城东街道：3月2日，翠竹社区请来律师讲防骗，发放手册三百份。（甘文）",
)


@pytest.mark.parametrize("label", ["■基层传真", "# 基层传真", "【基层传真】", "**基层传真**"])
def test_items_of_a_column_without_marks_end_with_their_signatures(segmented, label):
    news = "# 老桥修好了\n\n本报讯（记者 甘文）3月1日，老桥修好了，两岸的居民都来看。（叶知秋）"
    found, _ = segmented("\n\n".join([news, label, *ITEMS]))
    assert [(draft.section, len(draft.body)) for draft in found.drafts] == [("", 1)] + [("基层传真", 1)] * 3


def test_items_that_begin_with_a_place_are_articles(segmented):
    items = "\n\n".join(f"{town} 为了方便赶集，{PROSE}" for town in ("柳河镇", "桃渡镇", "青石街道"))
    assert shape(segmented, f"# 镇街短波\n\n{items}") == [(None, 1)] * 3


def test_a_headline_where_the_paragraph_above_breaks_off(segmented):
    text = f"糖画里的春天\n\n本报记者 甘文\n\n{PROSE}{PROSE[:-1]}，还有\n\n集市糖画摆上街\n\n{PROSE}{PROSE}"
    assert shape(segmented, text) == [("糖画里的春天", 1), ("集市糖画摆上街", 1)]


def test_bold_type_under_headlines_with_hashes_is_a_subheading(segmented):
    body = "他打了一辈子鱼，上岸以后每天沿着沙滩走，看见垃圾就捡。"
    text = f"## 海边的人\n\n文|甘文\n\n{body}\n\n**“海不脏，心里就敞亮”**\n\n{body}\n\n**后来的人**\n\n{body}"
    found, _ = segmented(text)
    assert [line.role.value for line in found.drafts[0].placed if line.line.bold] == ["subheading"] * 2


def test_a_headline_after_a_dated_notice_begins_another_article(segmented):
    notice = "## 植树安排\n\n各单位按时到场。\n\n临江区绿化委员会\n2024年3月1日"
    found, _ = segmented(f"{notice}\n\n## 渔港来了“洋学生”\n\n3月17日，三十名留学生走进渔港，学着织网。")
    assert [draft.headline for draft in found.drafts] == ["植树安排", "渔港来了“洋学生”"]


@pytest.mark.parametrize(
    ("second", "role"),
    [
        ("## 叶知秋讲话 卫晓朗主持", "deck"),
        ("（3月1日在区人大会议上）", "deck"),
        ("## 总投资三亿元 叶知秋宣布开园", "deck"),
        ("副区长 叶知秋", "byline"),
        ("## 三十支队伍赛茶艺", "headline"),
    ],
)
def test_what_stands_under_a_headline(segmented, second, role):
    body = "区里三年要种茶两万亩，三十支队伍赛茶艺，茶农都来看，老桥边摆满了茶摊，人们坐下来慢慢喝。"
    found, _ = segmented(f"# 全区茶叶推进会召开\n\n{second}\n\n{body}")
    assert found.drafts[0].placed[1].role.value == role


@pytest.mark.parametrize("above", ["# 春茶采摘进行时", "# 柳河街道", "# 区妇联"])
def test_a_campaign_or_an_authority_over_one_headline_is_its_kicker(segmented, above):
    found, _ = segmented(f"{above}\n\n# 三十支队伍赛茶艺\n\n本报讯（记者 甘文）3月1日，队伍赛茶艺。")
    assert [line.role.value for line in found.drafts[0].placed] == ["kicker", "headline", "body"]


def test_the_name_of_a_column_at_the_top_is_no_paper(segmented):
    found, _ = segmented(f"# 图片新闻\n\n# 老街修路\n\n{PROSE}\n\n{PROSE}")
    assert (found.drafts[0].section, found.drafts[0].headline) == ("图片新闻", "老街修路")


def test_what_was_held_is_no_subheading(segmented):
    text = "# 老机坊\n\n本报记者 甘文\n\n机子响了一天。\n\n区政协常委会会议举行\n\n3月1日下午，常委会会议举行。"
    found, _ = segmented(text + "会议听取了提案办理情况。")
    assert [draft.headline for draft in found.drafts] == ["老机坊", "区政协常委会会议举行"]


def test_a_feature_goes_on_behind_a_news_item_that_stands_inside_it(segmented):
    text = (
        f"# 风车下的人\n\n本报记者 甘文\n\n{PROSE}\n\n八十米高处的体检\n\n{PROSE}\n\n"
        f"本报讯（记者 卫朗）3月2日，柳河小学的劳动基地揭牌。\n\n两头都要顾\n\n{PROSE}\n\n{PROSE}"
    )
    assert shape(segmented, text) == [("风车下的人", 4), (None, 1)]


def test_a_headline_with_its_deck_stands_in_a_broken_paragraph(segmented):
    """Three plain lines between the halves; what stands before the byline is the second half too."""
    text = (
        f"# 新春的集市\n\n{NEWS}\n\n"
        "会议要求，集市的摊位由村里统一安排，租金头两年全免，外村的手艺人也一样对待，第三年起\n\n"
        "“江边老手艺”系列报道③\n从“黑泥巴”到“金饭碗”\n——柳河窑厂见闻\n\n按面积收取租金。\n\n"
        "会议还研究了修路的事，决定今年起\n\n"
        f"本报记者 甘文 卫朗\n\n{PROSE}"
    )
    found, _ = segmented(text)
    first, second = found.drafts
    assert [line.number for line in first.body] == [3, 5, 11, 13]
    assert (second.kicker, second.headline) == ("“江边老手艺”系列报道③", "从“黑泥巴”到“金饭碗”")


def test_a_short_heading_divides_what_goes_on_from_another_page(segmented):
    text = (
        f"柳河窑厂的突围之路\n\n本报记者 甘文\n\n{PROSE}\n\n卖泥巴卖到了绝路\n\n{PROSE}他带着人（下转第3版）\n\n"
        f"第3版 专题\n\n（上接第1版）一待就是六年。\n\n# 把青山还回去\n\n{PROSE}\n\n# 老街修路\n\n{NEWS}"
    )
    assert [draft.headline for draft in segmented(text)[0].drafts] == ["柳河窑厂的突围之路", "老街修路"]


def test_two_lines_of_a_headline_over_the_end_of_another_text(segmented):
    text = (
        f"# 转型等不来风口\n\n□ 简 宁\n\n{PROSE}\n\n# 全区职工茶艺大赛落幕\n\n# 百名选手争当“金茶壶”\n\n"
        "这条船都走得动。\n\n"
        "本报讯（记者 甘文）3月1日，全区职工茶艺大赛落幕，百名选手参赛。"
    )
    assert segmented(text)[0].drafts[-1].headline.replace(" ", "") == "全区职工茶艺大赛落幕百名选手争当“金茶壶”"
