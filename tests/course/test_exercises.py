"""The course's exercises hold, and nothing gives their solutions away."""

import ast
import json
import re
from collections import Counter, defaultdict

import nbformat
import pytest
from bs4 import BeautifulSoup

from builder.site.answers.data import script
from builder.text.exercises import CHAPTERS, STORE, leaks, secrets, squeezed
from classroom.exercise.cells import handed_out
from classroom.exercise.model import KINDS, values_of
from classroom.exercise.names import bound, hidden
from classroom.exercise.parse import exercises_in
from classroom.exercise.validate import problems, stored
from tests.helpers.environment import ROOT
from viewcast import optimization
from viewcast.exercises import check, load, namespace, own_log, unpacked
from viewcast.exercises.values import same

SOURCES = sorted(CHAPTERS.glob("[0-9]*.md"))
BY_CHAPTER = {source.stem: exercises_in(source) for source in SOURCES}
EXERCISES = [exercise for found in BY_CHAPTER.values() for exercise in found]
PERSONAL = [exercise for exercise in EXERCISES if exercise.personal]


def name(exercise):
    return exercise.name


@pytest.fixture(scope="module", autouse=True)
def fits_once():
    """What exercises are given is run for each check anew; an exact fit is found once.

    It is the same for the same numbers, and each check gets an array of its own.
    """
    fit, found = optimization.exact_mae_fit, {}

    def remembered(X, y):
        key = X.shape, X.tobytes(), y.tobytes()
        if key not in found:
            found[key] = fit(X, y)
        return found[key].copy()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(optimization, "exact_mae_fit", remembered)
        yield


@pytest.mark.parametrize("exercise", EXERCISES, ids=name)
def test_an_exercise_holds(exercise):
    assert problems(exercise) == []


@pytest.mark.parametrize("seed", [1, 2**47])
@pytest.mark.parametrize("exercise", PERSONAL, ids=name)
def test_an_exercise_on_the_log_holds_on_other_logs(exercise, seed):
    assert problems(exercise, own_log(seed)) == []


def one_word(exercise):
    """The answers of an exercise that are one word of letters or digits."""
    names = namespace(given=exercise.given)
    exec(exercise.solution, names)
    answers = {answer: names[answer] for answer in exercise.names}
    return {k: v for k, v in answers.items() if isinstance(v, str) and v.isalnum()}


def says_word(exercise):
    """Whether the solution says a word as it is, seen without running it."""
    values = (
        getattr(node, "value", None) for node in ast.parse(exercise.solution).body
    )
    words = (value.value for value in values if isinstance(value, ast.Constant))
    return any(isinstance(word, str) and word.isalnum() for word in words)


WORDS = [exercise for exercise in EXERCISES if says_word(exercise)]


def test_no_answer_of_letters_is_left_out():
    assert [exercise for exercise in EXERCISES if one_word(exercise)] == WORDS


@pytest.mark.parametrize("write", [", ".join, "-".join, list, str.upper, " ".join])
@pytest.mark.parametrize("exercise", WORDS, ids=name)
def test_letters_count_however_they_are_written(exercise, write):
    words = one_word(exercise)
    again = "\n".join(f"{word} = {write(words[word])!r}" for word in words)
    right = values_of(exercise, exercise.solution)
    for one, other in zip(
        values_of(exercise, f"{exercise.solution}\n{again}"), right, strict=True
    ):
        assert same(one, other, 1e-9)


def test_there_are_enough_of_every_kind():
    assert all(len(found) >= 5 for found in BY_CHAPTER.values())
    assert {exercise.kind for exercise in EXERCISES} == set(KINDS)
    assert sum(len(exercise.wrongs) for exercise in EXERCISES) >= 105


def test_names_are_given_once():
    names = Counter(exercise.name for exercise in EXERCISES)
    names += Counter(answer for exercise in EXERCISES for answer in exercise.names)
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("chapter", BY_CHAPTER)
def test_an_exercise_overwrites_no_name(chapter):
    """Cells above it can run again, and any exercises go into one hand-out."""
    others = [e for e in EXERCISES if e not in BY_CHAPTER[chapter]]
    codes = [code for e in others for code in (e.given, e.figure, e.stub)]
    cells = nbformat.read(ROOT / f"notebooks/{chapter}.ipynb", 4).cells
    codes += [cell.source for cell in cells if cell.cell_type == "code"]
    cells_of = defaultdict(list)
    for code in codes:
        for name, imported in bound(code).items():
            cells_of[name].append(imported)
    for exercise in BY_CHAPTER[chapter]:
        for code in (exercise.given, exercise.figure, exercise.stub):
            for name, imported in bound(code).items():
                times = 1 if imported is None else len(cells_of[name])
                assert cells_of[name] == times * [imported], (exercise.name, name)


@pytest.mark.parametrize("chapter", BY_CHAPTER)
def test_the_package_has_the_checks_that_the_text_makes(chapter):
    """To a millionth: another processor may differ in the last digits."""
    packaged = json.loads((STORE / f"{chapter}.json").read_text("utf8"))
    made = {exercise.name: stored(exercise) for exercise in BY_CHAPTER[chapter]}
    assert packaged.keys() == made.keys()
    for exercise, text in made.items():
        assert_alike(packaged[exercise], text)


def assert_alike(packaged, made):
    values = ("expected", "stub")
    for field in values:
        pairs = zip(unpacked(packaged[field]), unpacked(made[field]), strict=True)
        assert all(same(one, other) or one == other for one, other in pairs), field
    rest = set(made) - {*values, "mistakes"}
    assert {field: packaged[field] for field in rest} == {f: made[f] for f in rest}
    messages = [mistake["message"] for mistake in made["mistakes"]]
    assert [mistake["message"] for mistake in packaged["mistakes"]] == messages


@pytest.fixture(scope="module")
def handed_to_learners():
    """Return the text of all notebooks, of the stored checks, and of a hand-out."""
    files = [*ROOT.glob("chapters/*.ipynb"), *STORE.glob("*.json")]
    texts = [file.read_text("utf8") for file in files]
    texts.append(json.dumps(handed_out("All", EXERCISES), ensure_ascii=False))
    return squeezed("".join(texts))


@pytest.mark.parametrize("exercise", EXERCISES, ids=name)
def test_neither_notebook_nor_package_nor_hand_out_tells(exercise, handed_to_learners):
    assert [line for line in secrets(exercise) if line in handed_to_learners] == []


def test_what_draws_a_figure_to_be_read_is_folded():
    """It often holds the numbers that are asked for."""
    found = handed_out("All", EXERCISES)["cells"]
    for file in ROOT.glob("notebooks/*.ipynb"):
        found += json.loads(file.read_text("utf8"))["cells"]
    figures = {squeezed(exercise.figure) for exercise in EXERCISES} - {""}
    drawn = [cell for cell in found if squeezed("".join(cell["source"])) in figures]
    assert len(drawn) == 2 * len(figures) > 8
    assert all(cell["metadata"]["jupyter"]["source_hidden"] for cell in drawn)


def test_the_site_tells_solutions_on_their_pages_only(site):
    assert leaks(site, EXERCISES) == []
    for chapter, found in BY_CHAPTER.items():
        page = squeezed((site / f"solutions/{chapter}.html").read_text("utf8"))
        for exercise in found:
            lines = [squeezed(line) for line in exercise.solution.splitlines()]
            assert all(line in page for line in lines), exercise.name


def test_a_leak_is_found(site, tmp_path):
    """In code, in the search index, in a form's data, cut into pieces by tags."""
    line = next(line for line in EXERCISES[0].solution.splitlines() if len(line) > 20)
    for file in ("page.html", "searchindex.js", "_sources/text.md"):
        place = tmp_path / file
        place.parent.mkdir(exist_ok=True)
        place.write_text(f"<b>{line[:9]}</b> {line[9:]}".replace("<b>=", "="), "utf8")
    data = script("2-loss", {"a": {"title": line}})
    (tmp_path / "answers.js").write_text(data, "utf8")
    assert line not in data
    assert len(leaks(tmp_path, EXERCISES)) == 4


@pytest.mark.parametrize("chapter", BY_CHAPTER)
def test_a_page_shows_task_hint_stub_and_the_way_to_the_solution(site, chapter):
    text = (site / f"chapters/{chapter}.html").read_text("utf8")
    page = BeautifulSoup(text, "html.parser")
    found = BY_CHAPTER[chapter]
    summaries = [summary.text for summary in page.select("details > summary")]
    assert summaries.count("Hint") == len(found)
    code = squeezed(str(page))
    for exercise in found:
        link = f"../solutions/{chapter}.html#solution-{exercise.name}"
        assert page.select(f'a[href="{link}"]'), exercise.name
        assert squeezed(exercise.stub) in code
        assert f"check({exercise.name}" not in code.replace('"', "")


def test_checks_take_exercises_in_any_order_and_any_number_of_times():
    untouched = {}
    for exercise in [*EXERCISES, *reversed(EXERCISES)]:
        answers = [...] * len(exercise.names)
        said = repr(check(exercise.name, *answers))
        assert untouched.setdefault(exercise.name, said) == said
    assert load().keys() == untouched.keys()


def test_the_example_in_contributing_holds(tmp_path):
    text = (ROOT / "CONTRIBUTING.md").read_text("utf8")
    (example,) = re.findall(r"^`{5}markdown\n(.*?)^`{5}$", text, re.M | re.S)
    (tmp_path / "my.md").write_text(example, "utf8")
    (exercise,) = exercises_in(tmp_path / "my.md")
    assert problems(exercise) == []
    assert hidden(tmp_path / "my.md", [exercise]) == {exercise.name: []}
