"""The search of what is published: every place of a word of one to many characters, on SQLite and on PostgreSQL.

`folding` makes like what readers take for the same, `grams` cuts text into what the index keeps, `language` reads a
query, `marking` finds its words in the original text: these four are pure. `entries` keeps the index up, `sqlite` and
`postgresql` hold it, `candidates` asks it, `names` knows the other forms of a person's name, `results` is the page.
"""
