"""The lists of the sport."""

from f1site.lists import List

LISTS = [
    List("seasons", "Seasons", "All seasons", 20),
    List("drivers", "Drivers", "All drivers", 30),
    List("constructors", "Teams", "All teams", 40),
    List("circuits", "Circuits", "All circuits", 50),
    List("records", "Records", "All records", 60),
]
