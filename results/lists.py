"""The lists of the sport."""

from f1site.lists import List

LISTS = [
    List("seasons", "All seasons", 20),
    List("drivers", "All drivers", 30),
    List("constructors", "All teams", 40),
    List("circuits", "All circuits", 50),
    List("records", "All records", 60),
]
