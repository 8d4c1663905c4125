"""Marks: `detector` joins single `marks` and `pairs` of quotation marks and brackets."""
