"""The issue as a PDF: typeset in a process of its own, kept until something of it changes."""
