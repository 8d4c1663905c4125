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
