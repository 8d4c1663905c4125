"""Proofing with the database: suggestions of the detectors, what editors decide of them, and what that teaches.

`issues` runs the detectors on an issue and keeps what they find; `rows` makes the galley, `archive` answers what
detectors ask of other issues, `terms` keeps the index of terms. `decisions` takes and refuses suggestions, `questions`
decides those of one cause at once, `learning` keeps what decisions teach.
"""
