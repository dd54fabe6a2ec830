"""A laboratory's place on a page: a sentence, a button, and the script it loads."""

from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

LABORATORIES = "laboratories"  # in a page's metadata: {name: the script's digest}
SCRIPT = "_static/laboratory-{}.js"
SHARED = "shared"  # the name of the script that comes first
# `id` is where a link to a state of the laboratory lands.
PLACE = """<div class="laboratory" id="laboratory-{name}" data-laboratory="{name}" \
data-shared="{shared}" data-script="{script}">
<p>{sentence}</p>
<button type="button">Open the laboratory</button>
<noscript><p>It needs the book's page, in a browser with scripts.</p></noscript>
</div>"""


class Laboratory(Directive):
    """The place of the laboratory of this name; its content is one sentence on it."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """What Sphinx puts on the page."""
        env, (name,) = self.state.document.settings.env, self.arguments
        digests = env.metadata[env.docname].setdefault(LABORATORIES, {})
        digests |= {each: digest(each) for each in (name, SHARED)}
        up = "../" * env.docname.count("/")
        shared, script = (
            f"{up}{SCRIPT.format(each)}?v={digests[each]}" for each in (SHARED, name)
        )
        sentence = escape(" ".join(self.content))
        html = PLACE.format(name=name, script=script, shared=shared, sentence=sentence)
        return [nodes.raw("", html, format="html")]


@cache
def source(name: str) -> str:
    """The laboratory's script, or the one that all share."""
    # Without NumPy, which this needs, other pages are built sooner:
    from viewcast.live.laboratories import page_script, shared_script

    return shared_script() if name == SHARED else page_script(name)


def digest(name: str) -> str:
    """What is another one after any change of the script, so that browsers ask anew."""
    return sha256(source(name).encode()).hexdigest()[:8]


def with_old_laboratories(
    app: Sphinx, env: BuildEnvironment, *_: set[str]
) -> list[str]:
    """The pages whose laboratory has another script by now; Sphinx calls this."""
    return [
        page
        for page, of in env.metadata.items()
        if any(digest(name) != old for name, old in of.get(LABORATORIES, {}).items())
    ]


def write_scripts(app: Sphinx, error: Exception | None) -> None:
    """Write the scripts that pages ask for; Sphinx calls this after a build."""
    if error or app.builder.format != "html":
        return
    pages = app.env.metadata.values()
    for name in {name for of in pages for name in of.get(LABORATORIES, ())}:
        Path(app.outdir, SCRIPT.format(name)).write_text(source(name), "utf8")


def prepare(app: Sphinx) -> None:
    """Have Sphinx know the directive and the scripts."""
    app.add_directive("laboratory", Laboratory)
    app.connect("env-get-outdated", with_old_laboratories)
    app.connect("build-finished", write_scripts)
