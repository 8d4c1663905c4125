"""What a changed file says of an issue that editors have worked on. Pure: no Django.

`matching` tells which article of the former reading is which of the new one, `hunks` in which stretches two texts
differ, `threeway` which of a new reading's differences leave an editor's changes alone and which do not, and
`likelihood` how likely the new reading is right there. `difference` shows people what differs.
"""
