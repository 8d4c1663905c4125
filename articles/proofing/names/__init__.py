"""Names that stand in two forms: `detector` asks which is right; `forms` says how near forms differ and meet, `places`
where they stand, `pairs` whether two are one person, `signs` what is wrong inside one, `surnames` which are
likely."""
