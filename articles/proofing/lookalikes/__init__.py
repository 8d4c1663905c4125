"""Characters that were taken for others: `detector` judges them; `alike` is the table (made by `glyphs` from a font),
`language` the model (made by `expectation` from word counts), `segmenting` the dictionary's second opinion, `channel`
what speaks for and against, `misread_signs` what rules tell alone."""
