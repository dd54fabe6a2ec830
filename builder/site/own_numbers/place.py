"""The box of own numbers in its page, and its script beside the site's others."""

import json
import re
from hashlib import sha256
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from viewcast.live.bundle import as_function, bundle, worker
from viewcast.own_data.reader import vocabulary

MARK = "own numbers"  # the comment in a text where the box is to stand
SCRIPT = "_static/own-numbers.js"
MODULES = Path(vocabulary.__file__).parents[1] / "js"
HERE, PARTS = Path(__file__).parent, ("box.html", "loader.js")
# Comments and indentation; no text of ours has two slashes after a space.
WEIGHT = re.compile(r"^ *//.*\n| //.*$|^ +", re.MULTILINE)
MADE_WITH = "own_numbers"  # in a page's metadata: with which script


def prepare_own_numbers(app: Sphinx) -> None:
    """Have Sphinx put in the box and write its script."""
    app.connect("doctree-read", place_box)
    app.connect("env-get-outdated", with_old_box)
    app.connect("build-finished", write_script)  # before `minify` asks it for names


def place_box(app: Sphinx, document: nodes.document) -> None:
    """Put the box in the place of its mark; Sphinx calls this for each page."""
    for comment in list(document.findall(nodes.comment)):
        if comment.astext().strip() == MARK:
            page = app.env.docname
            app.env.metadata[page][MADE_WITH] = version()
            comment.replace_self(nodes.raw("", box(page), format="html"))


def box(page: str) -> str:
    """The box as HTML for a page, which says where its script lies."""
    address = "../" * page.count("/") + f"{SCRIPT}?v={version()}"
    html = (HERE / "box.html").read_text("utf8")
    loader = (HERE / "loader.js").read_text("utf8")
    return html.format(script=address, loader=WEIGHT.sub("", loader))


def script() -> str:
    """What reads a file, trains and tells the story, as one script for any page.

    All comes with the first touch: a reader may switch the network off from then on.
    """
    given = vocabulary.listed(), WEIGHT.sub("", worker("networks/worker", MODULES))
    known, trainer = (
        json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in given
    )
    source = WEIGHT.sub("", as_function(bundle("box", MODULES)))
    # The trainer stands first, near the modules that the page has of it too: gzip looks
    # back 32 kB for what it has had.
    return (
        f"{{\nconst given = [{known}, {trainer}];\n"
        f"window.ownNumbers = (() => {{\n{source}}})()(...given);\n}}\n"
    )


def version() -> str:
    """What is another one after any change of the box or its script."""
    parts = script(), *((HERE / name).read_text("utf8") for name in PARTS)
    return sha256("".join(parts).encode()).hexdigest()[:8]


def with_old_box(app: Sphinx, env: BuildEnvironment, *_: set[str]) -> list[str]:
    """The pages whose box has another script by now; Sphinx calls this."""
    now = version()
    return [page for page, of in env.metadata.items() if of.get(MADE_WITH, now) != now]


def write_script(app: Sphinx, error: Exception | None) -> None:
    """Write the script into the site; Sphinx calls this after a build."""
    if not error and app.builder.format == "html":
        Path(app.outdir, SCRIPT).write_text(script(), "utf8")
