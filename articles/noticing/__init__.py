"""What readers are told of a change in what they have read (更正).

`wording` tells whether readers would notice a change and words a notice of it; `asking` wants an answer of whoever
writes into a published issue, a notice or why there is none, and keeps it with the change.
"""
