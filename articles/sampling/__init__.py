"""How many errors a text has left, told from a sample of it: drawing, weights, rate and interval. Pure: no Django.

The measure is 编校差错率, errors per 10,000 characters: a newspaper passes at 3 or less (国新出发〔2020〕10号).
"""
