"""Built pages in, what the search looks through out: sections, not whole pages.

`rows` gives each symbol of Notation a place to lead to, `sections` reads a built page,
its `formulas` set in a line, and `index` writes it all with the names by which one may
ask. The looking is done by `assets/search.js`, on the search page alone; Sphinx's own
index knows whole pages, runs of Chinese and no symbol, so it isn't made.
"""
