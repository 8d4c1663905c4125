"""What a changed file, or a second editor, says of texts that editors have worked on. Pure: no Django.

`matching` tells which article of the former reading is which of the new one, `hunks` in which stretches two texts
differ, `threeway` which of a new reading's differences leave an editor's changes alone and which do not, and
`likelihood` how likely the new reading is right there. `joining` puts two people's edits of one text together, and
`difference` shows people what differs.
"""
