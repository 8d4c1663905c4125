"""Which characters may have been meant."""

from articles.proofing.lookalikes.candidates import UNLIKE, candidates


def of(sign: str) -> dict[str, int]:
    known = candidates()
    at = known.signs.index(sign)
    return {
        known.signs[other]: int(rank) for other, rank in zip(known.meant[at], known.ranks[at], strict=True) if other
    }


def test_look_alikes_come_first_then_frequent_characters_of_the_same_sound():
    meant = of("低")
    assert meant["抵"] < UNLIKE == meant["底"]
    assert "低" not in meant and list(meant.values()) == sorted(meant.values())


def test_one_number_is_not_taken_for_another():
    assert not set("二三四五六七八九十百千万亿").intersection(of("一"))


def test_rare_characters_are_left_out_but_for_the_likest():
    assert "祟" in of("崇") and "萜" not in of("幅")
