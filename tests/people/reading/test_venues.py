"""Where a happening was."""

import pytest

from people.reading.venues import venue


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("区人民医院专家走进青禾镇石桥村，为村民看病", "青禾镇石桥村"),
        ("区长到云起纺织公司慰问职工", "云起纺织公司"),
        ("区残联联合企业，在柳荫社区为老人发放轮椅", "柳荫社区"),
        ("云起村村委会大院里锣鼓喧天，分红大会在这里举行", "云起村村委会大院"),
        ("位于柳荫路的幼儿园揭牌", "柳荫路"),
        ("他在职干部身份不变", None),
        ("传达在进一步推动长江经济带发展座谈会上的讲话", None),
        ("大家收看全市会议", None),
        ("", None),
    ],
)
def test_venues(sentence, place):
    assert venue(sentence) == place
