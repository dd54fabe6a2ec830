"""The box that reads a reader's numbers, in a tab, and what it should tell."""

from tests.helpers.browser import violations
from viewcast.support.sentences import true_minus

PAGE = "chapters/your-channel.html"
DESK, PHONE = 1280, 360


class Box:
    """The box of a page in a tab."""

    def __init__(self, page, url):
        self.page = page
        page.goto(url)
        self.all = page.locator(".own-numbers")
        self.status = self.all.get_by_role("status")
        self.story = self.all.locator(".own-story")

    def button(self, name):
        return self.all.get_by_role("button", name=name)

    def choose(self, name, content):
        with self.page.expect_file_chooser() as chooser:
            self.button("Choose a file").press("Enter")
        file = {"name": name, "mimeType": "text/csv", "buffer": content}
        chooser.value.set_files(file)

    def paste(self, text):
        self.all.get_by_label("Or paste the lines").fill(text)
        self.button("Read these lines").click()

    def says(self, words):
        self.status.filter(has_text=words).wait_for(timeout=30_000)


def assert_accessible(page, width):
    """The used box pleases axe in both colours, and its page keeps its width."""
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        page.locator(f"html[data-theme='{scheme}']").wait_for()
        assert not violations(page, ".own-numbers", whole=True), scheme
    assert page.evaluate("document.documentElement.scrollWidth") == width


def assert_told(box, story, which="The story on it"):
    """The box shows Python's note, sentences and tables."""
    note, ours = story
    box.says(f"{which} stands below")
    assert box.status.inner_text() == f"{note}. {which} stands below."
    assert box.story.locator("p").all_inner_texts() == ours.words
    cells = (
        "(rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent))"
    )
    tables = ours.losses, ours.gains, ours.week
    shown = box.story.locator("tr").evaluate_all(cells)
    rows = [row for table in tables for row in (table.header, *table.rows)]
    assert shown == [[true_minus(cell) for cell in row] for row in rows]
    captions = box.story.locator("caption").all_inner_texts()
    assert captions == [table.caption for table in tables]


def labels(box):
    """What the figures of its story say of themselves."""
    return box.story.locator("svg").evaluate_all(
        "(all) => all.map((svg) => svg.getAttribute('aria-label'))"
    )
