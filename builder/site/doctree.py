"""What stands where: around a node, from which page it came, what pages refer to."""

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment


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


def with_new_references(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """All pages, if what they can refer to is another than before; else none.

    Sphinx, which calls this when all pages are read, writes only the pages that have
    changed, and leaves their old titles and numbers in all others.
    """
    labels, equations = (
        env.domaindata["std"]["labels"],
        env.domaindata["math"]["objects"],
    )
    titles = {page: title.astext() for page, title in env.titles.items()}
    numbers = env.toc_secnumbers, env.toc_fignumbers
    now = repr([sorted(x.items()) for x in (titles, *numbers, labels, equations)])
    before, env.references = getattr(env, "references", now), now
    return [] if now == before else sorted(env.all_docs)
