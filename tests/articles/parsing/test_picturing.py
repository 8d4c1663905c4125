from articles.parsing.picturing import take_photos


def pictured(segmented, text):
    found, vocabulary = segmented(text)
    return take_photos(found.drafts, vocabulary)


BRIDGE = "本报讯（记者 甘文）3月1日，临江大桥合龙。桥面铺装和护栏施工随后展开，大桥年内通车。"
OTHERS = "".join(
    f"\n\n# {name}村办起{name}学堂\n\n本报讯（记者 甘文）{name}学堂请来{name}师傅授课。"
    for name in "甲乙丙丁戊己庚辛壬癸"
)


def test_a_caption_that_tells_the_same_belongs_to_the_article(segmented):
    drafts = pictured(
        segmented, f"# 临江大桥合龙\n\n{BRIDGE}\n\n3月1日，临江大桥合龙现场，建设者挥手庆祝。\n\n甘文 摄{OTHERS}"
    )
    assert drafts[0].headline == "临江大桥合龙"
    assert [(photo.lines, photo.credit) for photo in drafts[0].photos] == [((5, 7), "甘文")]


def test_the_brackets_around_a_caption_are_the_paper_s(segmented):
    drafts = pictured(segmented, f"# 临江大桥合龙\n\n{BRIDGE}\n\n【图为临江大桥合龙现场。卫朗摄】{OTHERS}")
    assert [(photo.caption, photo.credit) for photo in drafts[0].photos] == [("图为临江大桥合龙现场。", "卫朗")]


def test_a_caption_that_tells_another_thing_is_an_article_of_its_own(segmented):
    drafts = pictured(segmented, f"# 临江大桥合龙\n\n{BRIDGE}\n\n小朋友在公园里放风筝，欢度周末。卫朗 摄{OTHERS}")
    assert [(draft.headline, len(draft.photos)) for draft in drafts[:2]] == [("临江大桥合龙", 0), (None, 1)]


def test_who_signs_the_text_took_its_pictures(segmented):
    text = f"# 临江大桥合龙\n\n{BRIDGE}\n\n▲观众在参观。甘文 摄{OTHERS}"
    assert [photo.credit for photo in pictured(segmented, text)[0].photos] == ["甘文"]
    both = f"# 临江大桥合龙\n\n□ 甘文 文/摄\n\n{BRIDGE[15:]}\n\n图为老人在江边用餐{OTHERS}"
    assert len(pictured(segmented, both)[0].photos) == 1


def test_a_caption_under_a_strange_headline_leaves_it_bare(segmented):
    drafts = pictured(segmented, f"# 教师培训班开班\n\n小朋友在公园里放风筝，欢度周末。卫朗 摄{OTHERS}")
    assert [(draft.headline, len(draft.photos)) for draft in drafts[:2]] == [("教师培训班开班", 0), (None, 1)]


def test_a_caption_inside_the_body_is_cut_out(segmented):
    text = f"# 临江大桥合龙\n\n{BRIDGE}图为3月1日，临江大桥合龙现场。（甘文 摄）桥长一千米。{OTHERS}"
    drafts = pictured(segmented, text)
    assert drafts[0].photos[0].credit == "甘文"
    assert drafts[0].text.endswith("大桥年内通车。桥长一千米。")
    assert drafts[0].notes == ("第 3 行“…展开，大桥年内通车。”之后混进了图片说明（图为3月1日，临江大…），已归到照片",)


def test_a_caption_before_the_text_of_a_line_is_noted_too(segmented):
    text = f"# 临江大桥合龙\n\n{BRIDGE}\n\n3月1日，临江大桥合龙现场。（甘文 摄）桥长一千米，来往只要五分钟。"
    notes = pictured(segmented, text)[0].notes
    assert notes == ("第 5 行“桥长一千米，来往只要…”之前混进了图片说明（3月1日，临江大桥合…），已归到照片",)


def test_a_foreign_caption_at_the_end_of_a_body_means_lost_text(segmented):
    text = f"# 临江大桥合龙\n\n{BRIDGE}要抓好“风筝会”“陀螺赛”。因为3月1日，孩子们在放风筝。\n\n卫朗 摄{OTHERS}"
    first, second = pictured(segmented, text)[:2]
    assert first.ends_cut
    assert (second.headline, second.photos[0].lines, second.photos[0].credit) == (None, (3, 5), "卫朗")
