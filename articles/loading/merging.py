"""A changed file of a known issue into the database, without losing what editors did.

An article that nobody has touched takes the new text. One that an editor has touched keeps its text, and what the file
says otherwise is proposed. In an issue that others have before them (published, in review, withdrawn) nothing is
changed but the machine's own record: everything is proposed.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from articles import revisions
from articles.loading.captions import Captions
from articles.loading.composition import Composition, compose
from articles.loading.jumps import tie_jumps
from articles.loading.leftovers import replace_fragments
from articles.loading.proposals import Proposals, overtake, vanished
from articles.loading.recasting import Recasting, move_places
from articles.loading.reshaped import reshaped, shares
from articles.loading.withheld import record_of
from articles.merging.matching import Matching, Reading, match
from articles.models import Article, Byline, Conflict, Fragment, ImportedFile, Issue, Revision, Suggestion
from articles.parsing.records import ParsedIssue

State = Suggestion.State
WORDS = ("kicker", "headline", "deck", "text")
# What is kept or taken as a whole: part -> the fields of a content that it is made of.
VALUES = {
    Conflict.Part.SECTION: ("section",),
    Conflict.Part.KIND: ("kind",),
    Conflict.Part.PAGE: ("page",),
    Conflict.Part.DAYS: ("date_start", "date_end"),
    Conflict.Part.COMPLETENESS: ("truncated", "truncated_reason"),
    Conflict.Part.BYLINES: ("bylines",),
}
COUNTED = ("taken", "same", "kept", "suggestions", "conflicts", "decided", "vanished", "appeared")


def merge(file: ImportedFile, parsed: ParsedIssue, former: ImportedFile, user: AbstractBaseUser | None) -> None:
    """Merges a file, whose row is not saved yet, into the issue of `former`, which it is a later state of.

    In the caller's transaction. `file.merge` has the counts: articles that took the new text, that have the same and
    that kept theirs; suggestions and conflicts made, and those not made because they were decided before; articles
    and photos that vanished and appeared.
    """
    issue = Issue.objects.select_for_update(of=("self",)).select_related("publication").get(pk=former.issue_id)
    file.outcome, file.issue, file.replaces = ImportedFile.Outcome.MERGED, issue, former
    file.save()
    work = Merge(file, parsed, user)
    work.do()
    file.lines = work.line_places()
    file.merge = {name: work.counts[name] for name in COUNTED if work.counts[name]}
    file.reason = "\n".join(filter(None, [told(work.counts), *work.remarks(), file.reason]))
    file.save(update_fields=["lines", "merge", "reason"])


def told(counts: Counter) -> str:
    """In words, what a merge did."""
    return _(
        "Merged: articles with new text %(taken)d, as before %(same)d, with their own text %(kept)d; suggestions "
        "%(suggestions)d, conflicts %(conflicts)d, decided before %(decided)d; vanished %(vanished)d, new %(appeared)d."
    ) % {name: counts[name] for name in COUNTED}


def files_of(file: ImportedFile) -> list[ImportedFile]:
    """The file and those that it replaces, the newest first."""
    found = [file]
    while found[-1].replaces_id:
        found.append(ImportedFile.objects.defer("content", "lines").get(pk=found[-1].replaces_id))
    return found


def base_of(article: Article, imported: dict[int, Revision]) -> dict[str, object]:
    """What the newest file that had the article gave as its content."""
    return article.parsed.get("read") or imported[article.pk].content


def last_imported(articles: Iterable[Article]) -> dict[int, Revision]:
    """The last version of each article that an import wrote."""
    wanted = {article.pk: article.parsed.get("version", 1) for article in articles}
    rows = Revision.objects.filter(article__in=wanted, version__in=set(wanted.values()))
    return {row.article_id: row for row in rows if row.version == wanted[row.article_id]}


@dataclass(slots=True)
class Merge:
    """One file being merged. `taken`, `kept` and `added` are articles of the issue by the parser's numbers; `made` has
    the rows that the file would make, and leads to those that the issue has."""

    file: ImportedFile
    parsed: ParsedIssue
    user: AbstractBaseUser | None
    made: Composition = field(init=False)
    taken: dict[int, Article] = field(default_factory=dict)
    kept: dict[int, Article] = field(default_factory=dict)
    added: dict[int, Article] = field(default_factory=dict)
    withheld: list[int] = field(default_factory=list)
    proposals: Proposals = field(init=False)

    def __post_init__(self) -> None:
        self.proposals = Proposals(self.file)

    @property
    def counts(self) -> Counter:
        return self.proposals.counts

    @property
    def is_closed(self) -> bool:
        """Whether readers or reviewers have the issue before them, or once approved it."""
        return not self.file.issue.is_with_editors

    def do(self) -> None:
        chain = files_of(self.file)
        articles = list(self._articles(chain))
        imported = last_imported(articles)
        known = {article.pk: article for article in articles}
        found = match(
            [Reading(a.pk, base_of(a, imported)["headline"], a.parsed_text) for a in articles],
            [Reading(record.number, row.headline, row.text) for record, row in self._fresh(known={})],
        )
        numbers = {number: known[pk].number for number, pk in found.pairs.items()}
        fresh = dict((record.number, row) for record, row in self._fresh(known=numbers))
        bylines = {number: [] for number in fresh}
        by_row = {id(row): number for number, row in fresh.items()}
        for byline in self.made.bylines:
            bylines[by_row[id(byline.article)]].append(byline)
        self._sort(found, known, imported, fresh)
        by_hand = self.file.issue.articles.filter(by_hand=True)
        anew = reshaped([*self.kept.values(), *by_hand])
        for number, article in self.kept.items():
            parts = [part for part in WORDS if part != "text" or article.pk not in anew]
            self._propose(article, base_of(article, imported), fresh[number], bylines[number], parts)
        self._propose_shares(fresh, [*self.kept.values(), *by_hand], anew)
        former_events = {number: article.parsed.get("events", ()) for number, article in self.taken.items()}
        self._record(fresh, bylines)
        self._write(fresh, bylines, former_events)
        self._tell_vanished(found, known)
        self._tell_appeared(found, known, fresh, bylines)
        Captions(self.made, self.parsed, self.proposals, self.user, is_closed=self.is_closed).merge(chain[1:])
        replace_fragments(self.made.fragments, self.file.issue, chain[1:])
        if self.file.page is not None and not self.is_closed:
            tie_jumps(self.file.issue)

    def line_places(self) -> dict[str, list]:
        """Where each line went, as ImportedFile.lines keeps it: to articles that stand."""
        standing = {number: self.made.rows[at].number for at, number in self.made.numbers.items()}
        places = self.made.line_places(self.parsed)
        lines = {line: [standing.get(number, number), role] for line, (number, role) in places.items()}
        settled = Fragment.every.filter(source_file=self.file, article__isnull=False).select_related("article")
        for fragment in settled:
            for line in map(str, fragment.lines):
                if line in lines:
                    lines[line][0] = fragment.article.standing.number
        return lines

    def remarks(self) -> list[str]:
        if not self.is_closed:
            return []
        return [_("Others have this issue before them (%(state)s): its text stays, everything new is proposed.")
                % {"state": self.file.issue.get_status_display()}]  # fmt: skip

    def _articles(self, chain: list[ImportedFile]) -> QuerySet[Article]:
        """The articles of the issue that come from the file in its former states; locked.

        Those that were merged into others are among them, so that their text is not taken for new. Those that an
        editor made of parts of others are not: the machine knows nothing of them, and they keep their text.
        """
        rows = self.file.issue.articles(manager="every").select_for_update(of=("self",))
        rows = rows.filter(source_file__in=chain, by_hand=False)
        return rows.select_related("issue__publication").order_by("number")

    def _fresh(self, *, known: dict[int, int]) -> list[tuple]:
        """The parser's articles with the rows that they would make."""
        last = self.file.issue.articles(manager="every").aggregate(last=Max("number"))["last"] or 0
        photos = self.file.issue.photos.aggregate(last=Max("position"))["last"] or 0
        fragments = self.file.issue.fragments(manager="every").aggregate(last=Max("position"))["last"] or 0
        self.made = compose(self.parsed, self.file, articles=last, photos=photos, fragments=fragments, known=known)
        return list(zip(self.parsed.articles, self.made.articles, strict=True))

    def _sort(self, found: Matching, known: dict, imported: dict, fresh: dict[int, Article]) -> None:
        touched = _touched(known.values())
        for number, row in fresh.items():
            if number not in found.pairs:
                if self.is_closed:
                    self.withheld.append(number)
                else:
                    self.added[number] = row
                continue
            article = known[found.pairs[number]]
            is_free = article.pk not in touched and revisions.content_of(article) == imported[article.pk].content
            is_free = is_free and article.merged_into_id is None
            (self.taken if is_free and not self.is_closed else self.kept)[number] = article
        for number in self.withheld:
            del self.made.numbers[number]
        rows = {**self.taken, **self.kept, **self.added}
        # What belongs to an article that was merged into another belongs to that.
        self.made.rows = {number: article.standing for number, article in rows.items()}

    def _propose(
        self, article: Article, base: dict, fresh: Article, bylines: list[Byline], parts: Iterable[str]
    ) -> None:  # fmt: skip
        """What the file says otherwise than an article that stays as it is, in some parts and all values."""
        if article.merged_into_id is not None:
            return
        ours, theirs = revisions.content_of(article), revisions.content_of(fresh, bylines)
        for part in parts:
            before = article.parsed_text if part == "text" else base[part]
            self.proposals.words(article, part, before, theirs[part])
        for part, names in VALUES.items():
            if part == Conflict.Part.COMPLETENESS and theirs["truncated"] == base["truncated"]:
                continue  # The words of the reason alone are no difference.
            sides = ({name: side[name] for name in names} for side in (base, ours, theirs))
            self.proposals.value(article, part.value, *sides)

    def _propose_shares(self, fresh: dict[int, Article], articles: Iterable[Article], anew: set[int]) -> None:
        """What the file says otherwise than the texts of articles that an editor has made up anew, where its words
        stand by now."""
        owners = {one.standing.pk: one.standing for one in articles if one.pk in anew}
        readings = [(one, one.parsed_text, fresh[n].text) for n, one in self.kept.items() if one.pk in anew]
        for article, before, now in shares(readings, owners.values()):
            self.proposals.words(article, "text", before, now)

    def _record(self, fresh: dict[int, Article], bylines: dict[int, list[Byline]]) -> None:
        """The machine's own columns of all articles move on to the new file."""
        for number, article in {**self.taken, **self.kept}.items():
            row = fresh[number]
            record = {**row.parsed, "version": article.parsed.get("version", 1)}
            if number in self.kept:
                record["read"] = revisions.content_of(row, bylines[number])
            article.raw_text, article.parsed_text, article.parsed = row.raw_text, row.parsed_text, record
            article.source_file = self.file
        rows = [*self.taken.values(), *self.kept.values()]
        Article.objects.bulk_update(rows, ["raw_text", "parsed_text", "parsed", "source_file"], batch_size=100)
        overtake(Conflict.objects.open().filter(kind=Conflict.Kind.VANISHED, article__in=rows))

    def _write(self, fresh: dict[int, Article], bylines: dict[int, list[Byline]], former_events: dict) -> None:
        """The articles that take the new text, and the new ones."""
        Article.objects.bulk_create(self.added.values())
        part = Composition(
            numbers={number: row.number for number, row in {**self.taken, **self.added}.items()},
            rows={**self.taken, **self.added},
            bylines=[byline for number in {**self.taken, **self.added} for byline in bylines[number]],
        )
        for number in self.taken:
            for byline in bylines[number]:
                byline.article = self.taken[number]
        if not self.is_closed:
            recasting = Recasting(self.parsed, part, self.file.issue, self.user, former_events)
            recasting.people()
            self._write_articles(fresh, bylines)
            recasting.events()
        move_places(self.parsed, self.kept)
        self.counts["kept"] = len(self.kept)

    def _write_articles(self, fresh: dict[int, Article], bylines: dict[int, list[Byline]]) -> None:
        for number, article in self.taken.items():
            revision = revisions.renew(article, fresh[number], bylines[number])
            self.counts["taken" if revision else "same"] += 1
            if revision:
                article.parsed["version"] = revision.version
                article.save(update_fields=["parsed"])
        Byline.objects.bulk_create(byline for number in self.added for byline in bylines[number])
        Revision.objects.bulk_create(revisions.first_revision(row, bylines[n]) for n, row in self.added.items())

    def _tell_vanished(self, found: Matching, known: dict[int, Article]) -> None:
        """Articles that the former file had and this one has not. What had vanished before is not told again."""
        for pk, number in found.vanished.items():
            if known[pk].source_file_id == self.file.replaces_id and known[pk].merged_into_id is None:
                self.proposals.add(vanished(known[pk], known[pk].title, self.made.article(number)))

    def _tell_appeared(self, found: Matching, known: dict, fresh: dict, bylines: dict) -> None:
        pending = Conflict.objects.open().filter(
            issue=self.file.issue, kind=Conflict.Kind.APPEARED, file__in=files_of(self.file)
        )
        overtake(pending.filter(article=None, photo=None))
        for number, pk in found.appeared.items():
            row, note = fresh[number], ""
            if pk is not None:
                note = _("The former file had its text in article %(number)d.") % {"number": known[pk].number}
            conflict = Conflict(kind=Conflict.Kind.APPEARED, theirs=row.title, note=note)
            if number in self.added:
                conflict.article = row
            else:
                conflict.theirs = f"{row.headline}\n\n{row.text}".strip() or row.title
                conflict.record = record_of(row, bylines[number], self.parsed, number)
            self.proposals.add(conflict)


def _touched(articles: Iterable[Article]) -> set[int]:
    """Those of which an editor has decided something, even if the text is as an import wrote it: that they are right
    as they stand, or that a word of them is."""
    articles = list(articles)
    keys = [article.pk for article in articles]
    decided = Suggestion.objects.filter(article__in=keys, photo=None, state__in=[State.ACCEPTED, State.REJECTED])
    settled = Conflict.objects.filter(article__in=keys, photo=None, taken__in=["ours", "theirs"]).exclude(field="")
    return {
        *(article.pk for article in articles if article.checked_at),
        *decided.values_list("article", flat=True),
        *settled.values_list("article", flat=True),
    }
