"""The lists of what was written and said."""

from f1site.lists import List

LISTS = [List("news", "All stories", 10), List("quotes", "All quotes", 70)]
