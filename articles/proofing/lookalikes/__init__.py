"""Characters that were taken for others: `detector` judges them; `alike` tells which look and sound alike (the table is
made by `glyphs` from a font, the list by `sounds`), `candidates` which may be meant. What speaks for and against:
`channel` with the `language` model (made by `expectation` from word counts), `strings` with the `vocabulary` of local
news, `words` with the dictionary (`segmenting`). `misread_signs` is what rules tell alone."""
