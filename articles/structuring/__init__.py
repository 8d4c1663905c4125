"""Editors change how an issue is made up of articles: each step is one batch that can be undone.

`blocks` cuts a running text and puts it together again, `printed` finds the source lines of its parts and keeps account
of where each went, `ties` lets what hangs on a text follow it, `work` writes a step down, `within` has the steps inside
one article, `between` those between articles, `undoing` takes a step back.
"""
