"""The lists of what was written and said."""

from f1site.lists import List

LISTS = [List("news", "News", "All stories", 10), List("quotes", "Quotes", "All quotes", 70)]
