"""Who is one person and who are two: rows of people made one, parted, and put back as they were.

`union` moves all that hangs on one row to another, `parting` some places of it, `recording` keeps row by row what such
an act does, as a batch, `undoing` takes it back, `deciding` is what editors say of two rows: one person, or two.
"""
