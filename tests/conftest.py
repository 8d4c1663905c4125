"""Settings that every test runs under, whatever the developer's .env says."""

import pytest


@pytest.fixture(autouse=True)
def plain_http(settings) -> None:
    settings.SECURE_SSL_REDIRECT = False
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
