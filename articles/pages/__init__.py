"""What the public pages of issues and articles show.

The public views and the previews of the admin both render these contexts with the same templates, so
a preview looks exactly as the page will:

    published = Issue.objects.published()
    render(request, "articles/issue.html", issue_page(published.at(key), among=published))
    render(request, "articles/article.html", article_page(Article.objects.published().at(key, number)))

    render(request, "articles/issue.html",
           {**issue_page(Issue.objects.filter(pk=pk), among=Issue.objects.all()), "preview": True, "edit_url": …})
    render(request, "articles/article.html",
           {**article_page(Article.objects.filter(pk=pk)), "preview": True, "edit_url": …})

With `preview` in the context the pages carry a strip that says so (and leads to `edit_url`, if given),
and their links to issues and articles go to `admin:articles_issue_preview` and
`admin:articles_article_preview`, each with the row's number (pk).
"""

from articles.pages.article import ArticlePage, article_page
from articles.pages.calendar import IssueListPage, issue_list_page
from articles.pages.corrections import corrections_page
from articles.pages.front import FrontPage, front_page
from articles.pages.history import history_page
from articles.pages.issue import IssuePage, issue_page

__all__ = [
    "ArticlePage",
    "FrontPage",
    "IssueListPage",
    "IssuePage",
    "article_page",
    "corrections_page",
    "front_page",
    "history_page",
    "issue_list_page",
    "issue_page",
]
