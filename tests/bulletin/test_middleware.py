import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/", "/en/", "/nothing-here/", "/admin/login/"])
def test_every_page_forbids_foreign_and_inline_scripts(client, path):
    policy = client.get(path).headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "unsafe-inline" not in policy


@pytest.mark.parametrize(("path", "language"), [("/", "zh-hans"), ("/en/", "en")])
def test_the_address_alone_decides_the_language(client, path, language):
    response = client.get(path, headers={"Accept-Language": "fr"})
    assert response.headers["Content-Language"] == language
    assert "Accept-Language" not in response.headers.get("Vary", "")


@pytest.mark.parametrize(
    "path",
    [
        "/people/?office=%00", "/en/people/?office=a%00b", "/search/?q=%00", "/search/suggestions/?q=%00",
        "/feeds/sections/%00.atom", "/en/feeds/sections/a%00.atom", "/issues/?year=%00", "/photos/?page=%00",
    ],
)  # fmt: skip
def test_no_address_has_a_nul(client, path):
    assert client.get(path).status_code == 404


def test_other_signs_are_as_good_as_any(client):
    assert client.get("/search/?q=%2500").status_code == 200
