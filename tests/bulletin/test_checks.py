import pytest
from django.core.management import call_command

from bulletin.checks import check_ctype, ctype_warnings


@pytest.mark.parametrize(
    ("ctype", "warned"), [("C", True), ("POSIX", True), ("C.UTF-8", False), ("zh_CN.UTF-8", False)]
)
def test_warns_of_a_database_that_does_not_know_letters(ctype, warned):
    assert [warning.id for warning in ctype_warnings("default", ctype)] == (["bulletin.W001"] if warned else [])


def test_this_database(db):
    assert check_ctype(None, databases=["default"]) == []
    call_command("check", databases=["default"], fail_level="WARNING")
