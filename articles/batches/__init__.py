"""Bulk changes that can be undone: one decision, done at many places as one batch.

`recording` opens a batch and writes what became of each text, `places` finds where words stand in all issues,
`replacing` puts others there, `accepting` takes what a question proposes, `undoing` takes a batch back without touching
what was edited since.
"""
