"""Exercises answered on a page: right and wrong, kept, taken along, forgotten."""

import nbformat
import pytest

from builder.learner.home import FOLDER as NOTEBOOKS
from tests.helpers.answers import answered_on_pages, at_places, made_by, written
from tests.helpers.browser import READY, violations, watched
from tests.helpers.environment import needs_browser
from viewcast.exercises import check

pytestmark = needs_browser

CHAPTER = "7-overfitting"
MOVED = """new Promise((done) => {
  let sum = 0;
  const add = (list) => list.getEntries().forEach(({ value }) => (sum += value));
  new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 200);
})"""


@pytest.fixture(scope="module")
def right():
    """What is right in the chapter's forms: each exercise, and the texts to write."""
    return [
        (exercise, [written(value) for value in at_places(data, solved)])
        for exercise, data in answered_on_pages(CHAPTER)
        for solved in [made_by(exercise, exercise.solution)]
    ]


@pytest.fixture
def page(browser, address):
    """The chapter on a reader's own phone, nothing answered yet."""
    phone = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
    with browser.new_context(**phone, is_mobile=True) as context:
        page = watched(context.new_page())
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(f"{address}/chapters/{CHAPTER}.html")
        page.evaluate(READY)
        yield page


def write(page, name, texts):
    """Write into a form's fields, by keyboard, and return the form."""
    form = page.locator(f"#answer-{name}")
    fields = form.locator("input, textarea, select").all()
    for field, text in zip(fields, texts, strict=True):
        field.fill(text)
    return form


def told(form, press=None):
    """What is said when a form is checked, by its button or by a key in a field."""
    said = form.get_by_role("status")
    said.evaluate("(e) => e.replaceChildren()")
    form.locator("input").last.press("Enter") if press else form.get_by_role(
        "button"
    ).tap()
    said.locator("p").first.wait_for()
    return said.locator("p").all_inner_texts()


def in_notebook(exercise, code):
    """What the notebook's check says of code, line by line."""
    names = {}
    exec(code, names)
    said = check(exercise.name, *(names[name] for name in exercise.names))
    return [f"{said.title}: {said._summary()}", *said.lines]


def test_a_chapter_is_answered_with_the_network_off(page, right):
    first = page.locator(f"#answer-{right[0][0].name}")
    with page.expect_response(f"**/answers/{CHAPTER}.js*"):
        first.locator("input").first.tap()  # what checks comes now, and all of it
    page.wait_for_function("!!bookAnswers.check")
    page.context.set_offline(True)
    for exercise, texts in right:
        form = write(page, exercise.name, ["" for _ in texts])
        assert told(form) == in_notebook(exercise, exercise.stub)
        form = write(page, exercise.name, texts)
        assert told(form, "Enter")[0] == f"{exercise.title}: right, all checks hold."
    assert page.locator("h3 .solved").count() == len(right) >= 3
    assert not page.wrong
    assert not violations(page)


def test_answers_are_kept_marked_taken_along_and_forgotten(page, right, tmp_path):
    (exercise, texts), (other, wrong) = right[:2]
    told(write(page, exercise.name, texts))
    told(write(page, other.name, ["0", *wrong[1:]]))
    page.reload()
    page.evaluate(READY)
    marks = page.locator("#pst-primary-sidebar .solved")
    marks.wait_for(state="attached")
    assert marks.text_content() == f"1/{len(right)}, 1 of {len(right)} exercises solved"
    fields = page.locator(f"#answer-{exercise.name} input").all()
    assert [field.input_value() for field in fields] == texts
    assert page.evaluate(MOVED) < 0.001
    with page.expect_download() as download:
        page.get_by_role("button", name="Download my answers").tap()
    download.value.save_as(tmp_path / "mine.ipynb")
    cells = nbformat.read(tmp_path / "mine.ipynb", 4).cells
    sources = [cell.source for cell in cells]
    learners = nbformat.read(NOTEBOOKS / f"{CHAPTER}.ipynb", 4).cells
    changed = [s for s, cell in zip(sources, learners, strict=True) if s != cell.source]
    assert len(changed) == 2
    assert "right" in in_notebook(exercise, changed[0])[0]
    page.get_by_role("button", name="Forget everything").tap()
    page.get_by_text("All answers are forgotten.").wait_for()
    assert page.evaluate("localStorage.getItem('viewcast-answers')") is None
    assert page.locator(".solved").count() == 0
    assert not page.wrong


def test_what_cant_be_read_is_said_at_its_field(page, right):
    exercise, texts = right[0]
    form = write(page, exercise.name, [*texts[:-1], "1/0"])
    assert told(form) == ["✗ 1/0 divides by 0: write another number below the line."]
    wrong = form.locator("[aria-invalid]")
    assert wrong.count() == 1 and wrong.evaluate("(e) => e === document.activeElement")
    assert "right" in told(write(page, exercise.name, texts))[0]
    assert form.locator("[aria-invalid]").count() == 0


def test_without_a_network_it_is_said_and_works_later(page, right):
    exercise, texts = right[0]
    page.context.set_offline(True)
    form = write(page, exercise.name, texts)
    form.get_by_role("button").tap()
    form.get_by_text("Are you online?").wait_for()
    page.context.set_offline(False)
    form.get_by_role("button").tap()
    form.get_by_text("right, all checks hold.").wait_for()


@pytest.mark.parametrize(
    "left",
    ["no JSON", "3", "[[]]", '{"A": {"exercises": {"a": 1}}, "B": null}'],
)
def test_what_something_else_left_does_no_harm(page, right, left):
    (exercise, texts), *_ = right
    left = left.replace("A", CHAPTER)
    page.evaluate("(left) => localStorage.setItem('viewcast-answers', left)", left)
    page.reload()
    page.evaluate(READY)
    assert "right" in told(write(page, exercise.name, texts))[0]
    assert page.locator("h3 .solved").count() == 1
    assert not page.wrong
