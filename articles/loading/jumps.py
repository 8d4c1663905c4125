"""Ties articles over the pages of an issue that came in as several files: 下转第2版 … 上接第1版."""

from articles.models import Article, Issue
from articles.parsing.records import CONTINUED_ELSEWHERE, CONTINUES_ELSEWHERE


def tie_jumps(issue: Issue) -> None:
    """Ties the one article that jumps to another page with the one that comes from an earlier page.

    Where there are several of either, print alone tells which belong together, and an editor decides.
    """
    # Which of them are tied is not asked of the database: SQLite would begin with all untied articles there are.
    articles = list(issue.articles.only("issue", "page", "parsed", "source_file", "continues").order_by("number"))
    tied = {article.continues_id for article in articles}
    heads = [a for a in articles if a.pk not in tied and CONTINUED_ELSEWHERE in reason(a)]
    rests = [a for a in articles if a.continues_id is None and CONTINUES_ELSEWHERE in reason(a)]
    if len(heads) != 1 or len(rests) != 1:
        return
    head, rest = heads[0], rests[0]
    if head.source_file_id != rest.source_file_id and (head.page or 0) < (rest.page or 0):
        Article.objects.filter(pk=rest.pk).update(continues=head)


def reason(article: Article) -> str:
    """Why the machine thought text of the article lost, whatever an editor has written since."""
    return article.parsed.get("truncated_reason", "")
