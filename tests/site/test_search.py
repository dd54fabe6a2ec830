"""The search: what it finds first, and how it shows and tells it."""

import pytest

from tests.helpers.browser import violations
from tests.helpers.environment import needs_browser

pytestmark = needs_browser

GLOSSARY, NOTATION = "pages/glossary.html#term-", "pages/notation.html#symbol-"
EXERCISE = "chapters/3-optimization.html#exercise-3-2-the-slope-of-a-square"
SOLUTION = "solutions/3-optimization.html#the-slope-of-a-square"
FIRST = {
    "gradient": f"{GLOSSARY}gradient",
    "What is a gradient?": f"{GLOSSARY}gradient",
    "gradeint": f"{GLOSSARY}gradient",
    "learnig rate": f"{GLOSSARY}learning-rate",
    "overfiting": f"{GLOSSARY}overfitting",
    "hyper parameters": f"{GLOSSARY}hyperparameter",
    "两个": "",
    "激活": f"{GLOSSARY}activation-function",
    "过拟合": f"{GLOSSARY}overfitting",
    "测试数据": f"{GLOSSARY}test-data",
    "θ": f"{NOTATION}theta",
    "x₁": f"{NOTATION}x-j",
    "ŷ": f"{NOTATION}hat-y",
    "∇L": f"{NOTATION}nabla-l",
    "w": f"{NOTATION}w-j",
    "W": f"{NOTATION}w-w-ij",
    "exercise 3.2": EXERCISE,
    "3.2": EXERCISE,
    "solution 3.2": SOLUTION,
    "two meanings of bias": "pages/notation.html#where-this-book-departs",
}
ALL = """async (questions) => {
  const script = document.createElement("script");
  const held = await new Promise((come) => {
    searchIn = come;
    script.src = "searchindex.js?again";
    document.head.append(script);
  });
  const index = indexed(held);
  return questions.map((one) => find(index, one).places.map(({ url }) => url));
}"""


@pytest.fixture
def opened(tab, address):
    """Return the function that opens the search page with a question."""

    def open_page(question):
        page = tab(1280)
        page.goto(f"{address}/search.html?q={question}")
        page.get_by_role("status").filter(has_text="The search found").wait_for()
        return page

    return open_page


def test_the_first_place_is_the_right_one(opened):
    found = opened("loss").evaluate(ALL, list(FIRST))
    first = {asked: (urls or [""])[0] for asked, urls in zip(FIRST, found, strict=True)}
    wrong = {q: url for q, url in first.items() if not url.startswith(FIRST[q])}
    assert not wrong
    assert not first["两个"]  # no two characters of the book stand so side by side
    for asked in ("exercise 3.2", "3.2"):
        assert found[list(FIRST).index(asked)][1] == SOLUTION


def test_a_slip_is_told_and_words_are_marked(opened):
    page = opened("gradeint descent")
    said = page.get_by_role("status").inner_text()
    assert said.startswith("Nothing has “gradeint”; this is for “gradient”.")
    marked = page.locator("ul.search mark").all_inner_texts()
    assert {one.lower().rstrip("s") for one in marked} == {"gradient", "descent"}
    assert violations(page) == [] and page.wrong == []


def test_what_is_asked_is_never_read_as_html(opened):
    page = opened("<xyzzy>")
    assert "nothing for “<xyzzy>”" in page.get_by_role("status").inner_text()
    assert not page.locator("#search-results xyzzy").count()


def test_excerpts_are_sentences_with_readable_formulas(opened):
    page = opened("loss")
    said = "\n".join(page.locator("ul.search .context").all_inner_texts())
    assert page.locator("ul.search li").count() == 50
    assert "ŷ" in said and "∇L" in said
    for furniture in ("import ", "\\", "Show code", "Hint", "Check", "Link to"):
        assert furniture not in said


def test_only_the_search_page_loads_the_search(tab, address):
    page, loaded = tab(1280), []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{address}/chapters/1-function.html")
    page.keyboard.press("Control+k")
    page.wait_for_load_state("networkidle")
    assert len(loaded) > 5 and not [url for url in loaded if "search" in url]
