"""Records: what drivers and constructors have done more of, longer, younger or older than anybody else.

Everything is made of marks (``marks``): one competitor, one race, one unit of what a record counts. ``holders`` ranks
them, by career, team, circuit, country, streak or age; ``sentences`` says in words who is first.
"""
