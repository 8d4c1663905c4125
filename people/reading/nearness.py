"""Keys under which names that may be one name misread meet in an index."""

from __future__ import annotations

# A single character left of a name of two is shared by half the people of a town.
SHORTEST_KEY = 2


def name_keys(form: str) -> frozenset[str]:
    """The form and what is left of it without each of its characters, two characters at least.

    Two forms that differ by one character changed, lost or added share a key; most others share none (the deletion
    neighbourhood of Mor and Fraenkel, 1982). A form has at most one key more than characters.
    """
    shorter = (form[:at] + form[at + 1 :] for at in range(len(form)))
    return frozenset(key for key in (form, *shorter) if len(key) >= SHORTEST_KEY)
