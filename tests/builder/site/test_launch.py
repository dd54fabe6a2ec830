"""The links below a chapter's title that open or download it as a notebook."""

from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup

from builder.learner.home import FOLDER
from builder.site import launch
from tests.helpers.environment import ROOT

NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_page_offers_its_notebook(path, site):
    page = site / "chapters" / f"{path.stem}.html"
    if not page.exists():
        pytest.skip("not in the table of contents yet")
    soup = BeautifulSoup(page.read_text("utf8"), "html.parser")
    found = [link["href"] for link in soup.select("main .launch a")]
    assert found[-1] == f"../notebooks/{path.name}"
    assert (site / "notebooks" / path.name).read_bytes() == path.read_bytes()
    header = [link["href"] for link in soup.select(".article-header-buttons a[href]")]
    assert found[-1] in header and not [to for to in header if "_sources" in to]


def offered(page, repository=""):
    """The links that a page gets, text and address."""
    config = SimpleNamespace(book_repository=repository, book_branch="main")
    context = {"body": "<h1>A</h1><h1>B</h1>", "pathto": lambda to, _: f"../{to}"}
    app = SimpleNamespace(srcdir=ROOT, config=config)
    launch.add_launch(app, page, "", context, None)
    soup = BeautifulSoup(context["body"], "html.parser")
    return [(link.get_text(strip=True), link["href"]) for link in soup.select("a")]


def test_colab_and_binder_are_offered_where_the_repository_is_known():
    download = ("Download notebook", "../notebooks/2-loss.ipynb")
    assert offered("chapters/2-loss") == [download]
    colab, binder, last = offered("chapters/2-loss", "a/b")
    assert last == download
    assert colab == (
        "Open in Colab",
        "https://colab.research.google.com/github/a/b/blob/main/notebooks/2-loss.ipynb",
    )
    assert binder == (
        "Open in Binder",
        "https://mybinder.org/v2/gh/a/b/main?urlpath=lab/tree/notebooks/2-loss.ipynb",
    )


@pytest.mark.parametrize(
    "page", ["index", "pages/notation", "chapters/instructors", "solutions/2-loss"]
)
def test_other_pages_offer_nothing(page):
    assert offered(page, "a/b") == []
