"""Works cited, in words, as the site says them: {cite:alp}`kingma-2015`.

Their list is pages/references.bib.
"""

import functools

from pybtex.database import BibliographyData, parse_file

from builder.text.places import ROOT

LIST, PAGE = ROOT / "pages/references.bib", "pages/references"


@functools.cache
def works() -> BibliographyData:
    """The works that may be cited."""
    return parse_file(LIST, "bibtex")


def cited(form: str, key: str) -> str:
    """Authors and year of a work; KeyError if there is no such form or work.

    >>> cited("alp", "kingma-2015"), cited("t", "telgarsky-2016")
    ('Kingma and Ba, 2015', 'Telgarsky (2016)')
    """
    work = works().entries[key]
    names = [" ".join(person.last_names) for person in work.persons["author"]]
    who = f"{names[0]} et al." if len(names) > 2 else " and ".join(names)
    year = work.fields["year"]
    return {"alp": f"{who}, {year}", "t": f"{who} ({year})"}[form]
