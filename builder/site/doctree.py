"""What stands where in a document: around a node, and from which page it came."""

from docutils import nodes
from sphinx import addnodes


def above(node: nodes.Node) -> list[nodes.Node]:
    """The nodes that hold a node, the nearest first."""
    found = []
    while node := node.parent:
        found.append(node)
    return found


def pages_in(document: nodes.document, name: str) -> list[tuple[str, nodes.Element]]:
    """The pages in a document, name and content, the one it is named after first.

    It is alone unless a builder, as singlehtml or latex, makes one file of the book.
    """
    parts = document.findall(addnodes.start_of_file)
    return [(name, document), *((part["docname"], part) for part in parts)]
