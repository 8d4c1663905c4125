import pytest

from articles.mentions import Mentions
from people.models import Person

LI, OUYANG = Person(name="柏霖", slug="柏霖"), Person(name="欧阳柏霖", slug="欧阳柏霖")


def said(runs) -> list[tuple[str, str | None]]:
    return [(run.text, run.person.slug if run.person else None) for run in runs]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("无人。", [("无人。", None)]),
        ("", [("", None)]),
        ("欧阳柏霖", [("欧阳柏霖", "欧阳柏霖")]),
        ("区委欧阳柏霖说", [("区委", None), ("欧阳柏霖", "欧阳柏霖"), ("说", None)]),
        ("柏霖、柏霖", [("柏霖", "柏霖"), ("、柏霖", None)]),
        ("欧阳 柏霖到", [("欧阳 柏霖", "欧阳柏霖"), ("到", None)]),
    ],
)
def test_runs(text, runs):
    people = {"柏霖": LI, "欧阳柏霖": OUYANG, "欧阳 柏霖": OUYANG}
    assert said(Mentions(people).runs(text)) == runs


def test_later_paragraphs_know_who_is_linked():
    mentions = Mentions({"柏霖": LI})
    assert said(mentions.runs("柏霖")) == [("柏霖", "柏霖")]
    assert said(mentions.runs("柏霖")) == [("柏霖", None)]


def test_no_people():
    assert said(Mentions({}).runs("柏霖")) == [("柏霖", None)]
