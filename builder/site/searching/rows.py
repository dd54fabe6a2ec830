"""Each row of the page on notation has a place, to which the search leads."""

from docutils import nodes
from sphinx.transforms import SphinxTransform

NOTATION = "pages/notation"


class NameRows(SphinxTransform):
    """Name the rows of Notation's tables of symbols after what stands first in them."""

    default_priority = 800

    def apply(self, **_: object) -> None:
        """Do so; Sphinx calls this for each page that it reads."""
        if self.env.docname != NOTATION:
            return
        for table in self.document.findall(nodes.table):
            head, *rows = table.findall(nodes.row)
            if head[0].astext() != "symbol":
                continue
            for row in rows:
                first = next(filter(None, (cell.astext() for cell in row)), "")
                row["ids"] = [self.free(f"symbol-{nodes.make_id(first)}")]

    def free(self, name: str) -> str:
        """The name, or with the lowest number behind it that no other has."""
        taken, number, free = self.document.ids, 1, name
        while free in taken:
            number += 1
            free = f"{name}-{number}"
        taken[free] = None
        return free
