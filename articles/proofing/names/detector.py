"""Names that stand in two forms: within the issue, and against the rest of the archive.

Two forms that are presumably one person's are one question with one cause and all its places. Where surnames, the
usual characters of names or an editor's word tell which form is misread, its places are pointed at with the other
form as replacement. Where nothing tells, both forms are pointed at: majority never decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from articles.proofing.archive import Archive, KnownName
from articles.proofing.lookalikes.alike import lookalikes
from articles.proofing.names.forms import DOT, closed, difference, meeting_keys, misread_forms
from articles.proofing.names.pairs import CERTAIN, MISREADING, PRESUMED, STRONG, SURE, TRUE, Form, Pair, pair_of
from articles.proofing.names.places import NamePlace, framed, nearly_named, places_of
from articles.proofing.names.signs import lost_dots, spaced, wrong_dots
from articles.proofing.names.surnames import is_surname, rarity
from articles.proofing.records import Evidence, Finding, Galley, Kind
from people.reading.dictionary import dictionary
from people.reading.surnamed import PET_NAME
from people.reading.wordlists import entries, words

NAME = "names"
# Shares of findings that were right, by what speaks for them, on the corpus and the development issues.
DECIDED, CONFIRMED = 0.95, 0.9
STRONGLY_PRESUMED, PRESUMED_WRONG, LEANING, OPEN = 0.9, 0.7, 0.6, 0.4
WRONG_MARK = 0.8
NO_SURNAME = 0.6
# So many of a character's look-alikes are tried as surnames.
NEAREST = 3
# One place against so many within an issue: the single one is asked about, though either may be wrong.
MANY = 3
MOST_FORMS = 400
MOST_EVIDENCE = 8


def find(galley: Galley, archive: Archive) -> Iterable[Finding]:
    """Names of the issue that may be misread. Linear in the text, by index in the archive."""
    forms = _forms(galley)
    unread = framed(galley, {name: form.places for name, form in forms.items()})
    asked_for = {*forms, *(string for string, places in unread.items() if len(string) > 2 or any(t for _, t in places))}
    known = archive.names_like(sorted(asked_for.union(*map(misread_forms, asked_for))))
    _tell_rest(forms, known)
    here = [KnownName(form.name, form.name, tuple(sorted(form.offices))) for form in forms.values()]
    _add_unread(forms, unread, [*here, *known])
    _add_twins(galley, forms, unread)
    pairs = _pairs(forms, known)
    asked = [tuple(sorted((pair.one.name, pair.other.name))) for pair in pairs]
    apart = set(archive.different_people(asked))
    found = [*_decided(forms.values()), *_no_surnames(forms.values()), *_marks(galley, forms, known)]
    for pair, names in zip(pairs, asked, strict=True):
        found += _findings(pair, galley) if names not in apart else ()
    return _once(found)


def _pairs(forms: dict[str, Form], known: Sequence[KnownName]) -> list[Pair]:
    pairs = [pair for one, other in _met(forms.values()) if (pair := pair_of(one, other))]
    paired = {pair.cause for pair in pairs}
    others = (pair for form, other in _met_elsewhere(forms, known) if (pair := pair_of(form, other)))
    return pairs + [pair for pair in others if pair.cause not in paired]


def _forms(galley: Galley) -> dict[str, Form]:
    """The forms of names that the issue prints, those that only nearly are one included."""
    forms: dict[str, Form] = {}
    for number, person in enumerate(galley.people):
        offices = frozenset(office.title for office in person.offices)
        counts = Counter(closed(mention.printed) for mention in person.mentions)
        for name in map(closed, person.printed):
            if len(forms) < MOST_FORMS and not _is_address(name):
                forms.setdefault(name, Form(name, number, offices, read=max(1, counts[name])))
    famous = words("figures")
    places = places_of(galley, forms)
    strings = nearly_named(galley, {*forms, *famous}, places)
    for form in _too_long(forms, strings, places):
        del forms[form]
    for string in strings:
        if len(forms) < 2 * MOST_FORMS:
            forms.setdefault(string, Form(string))
    for name in famous.intersection(*[{name for near in strings.values() for name in near}] if strings else [()]):
        forms.setdefault(name, Form(name)).verdict = TRUE
    for name, found in places_of(galley, forms).items():
        forms[name].places = found
        if name in famous:
            forms[name].verdict = TRUE
    return {name: form for name, form in forms.items() if form.places or form.verdict or form.read}


def _too_long(forms: dict[str, Form], strings: Iterable[str], places: dict[str, list[NamePlace]]) -> list[str]:
    """Names that reading drew too far because of a misread character (冉曰平白 for 冉昌平)."""
    drawn = (form for form in forms if len(places[form]) == 1 and DOT not in form and form not in strings)
    return [form for form in drawn if form.startswith(tuple(strings))]


def _is_address(name: str) -> bool:
    """刘阿姨 and 阿珍姨 are no names that are misread as one another."""
    return len(name) < 2 or bool(PET_NAME.fullmatch(name)) or name.endswith(entries("address_forms"))


def _tell_rest(forms: dict[str, Form], known: Sequence[KnownName]) -> None:
    """Puts what the rest of the archive and its editors know of the forms."""
    for name in known:
        form = forms.get(name.form)
        if form:
            form.verdict, form.true_form = form.verdict or name.verdict, name.true_form
            form.issues, form.count = name.issues, name.places


def _add_unread(
    forms: dict[str, Form], unread: dict[str, list[tuple[NamePlace, str]]], known: Iterable[KnownName]
) -> None:
    """Adds strings that reading took for no name, where they stand as one that the archive knows does: behind its
    office, or with a look-alike in three and more characters."""
    by_key: dict[str, list[KnownName]] = {}
    for name in known:
        for key in meeting_keys(name.form):
            by_key.setdefault(key, []).append(name)
    for string, places in unread.items():
        if string in forms or dictionary().is_word(string):
            continue
        for name in {id(name): name for key in meeting_keys(string) for name in by_key.get(key, ())}.values():
            titles = {title for _, title in places if title}
            offices = {office for office in name.offices if office.endswith(tuple(titles))} if titles else set()
            differing = difference(string, name.form)
            is_alike = differing is not None and differing.is_alike and len(string) > 2
            if string == name.form or is_alike or (differing and differing.is_change and offices):
                form = forms.setdefault(string, Form(string, places=[place for place, _ in places]))
                form.offices |= offices


def _add_twins(galley: Galley, forms: dict[str, Form], unread: dict[str, list[tuple[NamePlace, str]]]) -> None:
    """Adds two strings of which reading took neither for a name: one stands behind an office (护士长问小荷), the other
    is the same but for a look-alike, and a name may begin with one of their first characters."""
    strings = {
        string for string, places in unread.items()
        if len(string) == 3 and string not in forms and any(title for _, title in places)
        and not dictionary().is_word(string)
    }  # fmt: skip
    twins = nearly_named(galley, strings, {name: form.places for name, form in forms.items()})
    found = {
        name for twin, near in twins.items() for string in near if is_surname(twin[0]) or is_surname(string[0])
        for name in (twin, string)
    }  # fmt: skip
    for name, places in places_of(galley, found).items():
        forms.setdefault(name, Form(name, places=places))


def _met(forms: Iterable[Form]) -> Iterator[tuple[Form, Form]]:
    """Pairs of forms that share a key, each once."""
    by_key: dict[str, list[Form]] = {}
    for form in forms:
        met: dict[str, Form] = {}
        for key in meeting_keys(form.name):
            others = by_key.setdefault(key, [])
            met |= {other.name: other for other in others}
            others.append(form)
        for other in met.values():
            yield other, form


def _met_elsewhere(forms: dict[str, Form], known: Iterable[KnownName]) -> Iterator[tuple[Form, Form]]:
    """Pairs of a form of this issue and one that only others print."""
    by_key: dict[str, list[Form]] = {}
    for form in forms.values():
        for key in meeting_keys(form.name) if form.places else ():
            by_key.setdefault(key, []).append(form)
    for name in known:
        if name.form in forms and forms[name.form].places:
            continue
        other = Form(
            name.form,
            offices=frozenset(name.offices),
            issues=name.issues,
            count=name.places,
            verdict=name.verdict,
            true_form=name.true_form,
        )
        met = {form.name: form for key in meeting_keys(name.form) for form in by_key.get(key, ())}
        for form in met.values():
            yield form, other


def _decided(forms: Iterable[Form]) -> Iterator[Finding]:
    """Forms that an editor has called a misreading."""
    for form in forms:
        if form.verdict == MISREADING and form.true_form and form.true_form != form.name:
            reason = f"编辑已确认“{form.name}”是“{form.true_form}”的误认"
            cause = "name:" + "/".join(sorted((form.name, form.true_form)))
            for place in form.places:
                yield _finding(place, form.true_form, DECIDED, reason, (), cause)


def _no_surnames(forms: Iterable[Form]) -> Iterator[Finding]:
    """Names that begin with no surname, but with what looks like one of the most frequent (昊桂莲 for 吴桂莲)."""
    for form in forms:
        name = form.name
        if form.verdict or len(name) != 3 or is_surname(name[0]) or name[:2] in words("compound_surnames"):
            continue
        alike = [sign for sign in lookalikes().get(name[0], "")[:NEAREST] if not rarity(sign)]
        if form.read and alike:
            true = alike[0] + name[1:]
            reason = f"“{name[0]}”不是常见姓氏，“{alike[0]}”与它形近，请核对原版"
            cause = "name:" + "/".join(sorted((name, true)))
            for place in form.places:
                yield _finding(place, true, NO_SURNAME, reason, (), cause)


def _marks(galley: Galley, forms: dict[str, Form], known: Iterable[KnownName]) -> Iterator[Finding]:
    """Names with a space inside, and dots of names that are wrong or lost."""
    names = sorted({*forms, *(name.form for name in known)})
    for part in galley.parts:
        for start, end in wrong_dots(part.text):
            yield Finding(NAME, Kind.NAME, part.place, start, end, DOT, WRONG_MARK, "人名中的间隔号应为“·”")
        for start, end, name in lost_dots(part.text, names):
            yield Finding(NAME, Kind.NAME, part.place, start, end, name, WRONG_MARK, f"他处作“{name}”，疑脱间隔号")
        for start, end, name in spaced(part, names):
            yield Finding(NAME, Kind.NAME, part.place, start, end, name, WRONG_MARK, f"人名“{name}”中有空格")


def _findings(pair: Pair, galley: Galley) -> Iterator[Finding]:
    true, wrong = (pair.one, pair.other) if pair.gain >= 0 else (pair.other, pair.one)
    if MISREADING in (true.verdict, wrong.verdict):
        return
    evidence, gain = tuple(_evidence(pair, galley)), abs(pair.gain)
    few, many = sorted((wrong, true), key=lambda form: form.in_all)
    is_single = few.in_all == 1 and many.in_all >= MANY and gain < CERTAIN
    if is_single and (gain < STRONG or many.in_all >= 2 * MANY):
        true, wrong = many, few
    reason = f"“{wrong.name}”与“{true.name}”疑为同一人，{pair.why}，请核对原版"
    # A credit of a photo is in no part: where the form presumed wrong stands only there, the other one is asked about.
    is_only_credited = wrong.read and not wrong.places
    if not is_only_credited and (is_single or gain >= STRONG):
        share = LEANING if wrong is few and is_single else STRONGLY_PRESUMED if gain >= CERTAIN else PRESUMED_WRONG
        share = CONFIRMED if TRUE in (true.verdict, wrong.verdict) else share * pair.likely / 0.9
        for place in wrong.places:
            yield _finding(place, true.name, share, reason, evidence, pair.cause)
        if true.places and wrong.places and _may_be_reversed(true.in_all, wrong.in_all, gain):
            yield _finding(true.places[0], None, OPEN, reason, evidence, pair.cause)
        return
    reason = f"“{wrong.name}”与“{true.name}”疑为同一人，何者正确无从判断，请核对原版"
    if not (true.places and wrong.places):
        replacement = true.name if wrong.places and gain >= PRESUMED else None
        for place in true.places or wrong.places:
            yield _finding(place, replacement, OPEN, reason, evidence, pair.cause)
        return
    if gain < PRESUMED and len(wrong.places) > len(true.places):
        true, wrong = wrong, true
    for place in wrong.places:
        yield _finding(place, true.name, LEANING * pair.likely / 0.9, reason, evidence, pair.cause)
    yield _finding(true.places[0], None, OPEN, reason, evidence, pair.cause)


def _may_be_reversed(true: int, wrong: int, gain: float) -> bool:
    """Whether the form that is presumed true is asked about, too: it stands seldom, and it may be the other way round,
    as with two surnames that both exist."""
    return gain < SURE and (true < wrong or (true == wrong and gain >= CERTAIN))


def _evidence(pair: Pair, galley: Galley) -> Iterator[Evidence]:
    for form in (pair.one, pair.other):
        counts: dict[int | None, int] = {}
        for place in form.places:
            counts[place.part.place.article] = counts.get(place.part.place.article, 0) + 1
        for article, count in list(counts.items())[:MOST_EVIDENCE]:
            yield Evidence(form.name, galley.key, article, count)
        for issue in form.issues[:MOST_EVIDENCE]:
            yield Evidence(form.name, issue, None, form.count)


def _finding(
    place: NamePlace, replacement: str | None, share: float, reason: str, evidence: tuple[Evidence, ...], cause: str
) -> Finding:
    where, start, end = place.part.place, place.start, place.end
    return Finding(NAME, Kind.NAME, where, start, end, replacement, round(share, 2), reason, evidence, cause)


def _once(found: Iterable[Finding]) -> list[Finding]:
    """One finding a place, the surest."""
    best: dict[object, Finding] = {}
    for finding in sorted(found, key=lambda finding: (-finding.confidence, finding.replacement is None)):
        best.setdefault((finding.place, finding.start, finding.end), finding)
    return list(best.values())
