"""Every page held, at many moments, against one computation that shares nothing with the site.

``plain`` reads the facts from the files they came in, ``truth`` reckons from them what is so at a moment, ``told``
takes out of the text of a page what it says, ``judging`` compares the two.
"""
