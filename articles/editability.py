"""Who may change an article as it stands."""

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from articles.models import Article


class NotEditable(Exception):
    """The person may not change this article as it stands; the message says why and what to do."""


def check_editable(article: Article, user: AbstractBaseUser) -> None:
    """Raises NotEditable for a person who may not change the article as it stands.

    What readers already see is changed only by those who may publish it.
    """
    if not user.has_perm("articles.change_article"):
        raise NotEditable(_("You may read this article but not change it."))
    if article.issue.is_approved:
        raise NotEditable(
            _(
                "This issue is approved as it stands. "
                "A reviewer can send it back to the editors; then it may be changed."
            )
        )
    if article.issue.is_published and not user.has_perm("articles.publish_issue"):
        raise NotEditable(
            _(
                "This issue is published: only a reviewer may change it. "
                "Ask a reviewer to withdraw it or to make the change."
            )
        )
