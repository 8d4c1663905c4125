"""Scans of printed pages: reading what is uploaded, and filing it with the issue and page it belongs to."""
