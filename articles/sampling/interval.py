"""What a number of errors in a sample says of the whole issue.

The sample is a part of an issue that has an end, drawn without putting back: the number of errors in it follows the
hypergeometric distribution, whose limits are exact. Of a long issue they are those of Clopper and Pearson (1934);
where the whole issue was read nothing is left to guess and both limits are the rate itself.
"""

from dataclasses import dataclass
from functools import cache
from math import exp, floor, lgamma

PER = 10_000
# Errors per 10,000 characters that a newspaper may have: 国新出发〔2020〕10号.
LIMIT = 3.0
DOUBT = 0.05


@dataclass(frozen=True, slots=True)
class Rate:
    """Errors per 10,000 characters: as found, the two ends of the 95 % interval, and what they are at most, which is
    certain to 95 % (one-sided)."""

    found: float
    low: float
    high: float
    at_most: float

    @property
    def is_within(self) -> bool:
        """Whether what was found is within the limit."""
        return self.found <= LIMIT

    @property
    def is_proved(self) -> bool:
        """Whether the sample proves that the issue is within the limit."""
        return self.at_most <= LIMIT + 1e-9


def rate(places: int, read: int, of: int, weight: float = 1.0) -> Rate:
    """The rate of an issue of `of` characters of which `read` were read and `places` errors found, which count `weight`
    on the average.

    Raises ValueError where more was read than there is, nothing was read, or there are more errors than characters.
    """
    if not 0 < read <= of or not 0 <= places <= read:
        raise ValueError(f"{places} errors in {read} characters of {of}")
    scale = PER * weight
    return Rate(
        places / read * scale,
        _fewest(places, read, of, DOUBT / 2) / of * scale,
        _most(places, read, of, DOUBT / 2) / of * scale,
        _most(places, read, of, DOUBT) / of * scale,
    )


def needed(of: int, limit: float = LIMIT) -> int:
    """How many characters of an issue of `of` have to be read without an error to prove that it is within `limit`
    errors per 10,000 characters."""
    if of <= 0:
        return 0
    low, high = 1, of
    while low < high:
        middle = (low + high) // 2
        if _most(0, middle, of, DOUBT) / of * PER <= limit + 1e-9:
            high = middle
        else:
            low = middle + 1
    return low


@cache
def needed_of_many() -> int:
    """The same for a text without end: about 10,000 characters."""
    return needed(10**9)


def _most(places: int, read: int, of: int, doubt: float) -> int:
    """The largest number of errors in the issue under which so few are found with a chance of more than `doubt`."""
    low, high = places, of - read + places
    while low < high:
        middle = (low + high + 1) // 2
        if _at_most(places, read, of, middle) > doubt:
            low = middle
        else:
            high = middle - 1
    return low


def _fewest(places: int, read: int, of: int, doubt: float) -> int:
    """The smallest number under which so many are found with a chance of more than `doubt`."""
    if not places:
        return 0
    low, high = places, of - read + places
    while low < high:
        middle = (low + high) // 2
        if 1 - _at_most(places - 1, read, of, middle) > doubt:
            high = middle
        else:
            low = middle + 1
    return low


def _at_most(places: int, read: int, of: int, errors: int) -> float:
    """The chance to find at most so many of `errors` when `read` of `of` characters are drawn."""
    first = max(0, read + errors - of)
    return min(1.0, sum(_exactly(k, read, of, errors) for k in range(first, min(places, errors, read) + 1)))


def _exactly(k: int, read: int, of: int, errors: int) -> float:
    return exp(_ways(errors, k) + _ways(of - errors, read - k) - _ways(of, read))


def _ways(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)


def allowed(of: int, limit: float = LIMIT) -> int:
    """How many errors an issue of `of` characters may have."""
    return floor(of * limit / PER + 1e-9)
