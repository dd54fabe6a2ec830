"""What an exercise says breaks no rule of CONTRIBUTING, or prove tells which."""

import pytest

from classroom.exercise.rules import broken
from tests.helpers.classroom.exercise_texts import FUNCTION, NUMBER, changed, read
from viewcast import views

MEAN = views.load_log().views[:7].mean()
TASK = "`first_mean` and `why_so` are asked."


def rules(tmp_path, text):
    return broken(read(tmp_path, text)[0])


@pytest.mark.parametrize("text", [FUNCTION, NUMBER])
def test_a_good_exercise_breaks_none(tmp_path, text):
    assert rules(tmp_path, text) == []


@pytest.mark.parametrize("part", [TASK, "Slice."])
@pytest.mark.parametrize(
    "markup",
    ["{n}`loss:.2f`", "{eq}`eq-mae`", "[chapter 2](2-loss)", "[](1-function)"],
)
def test_a_role_or_a_link_is_told(tmp_path, part, markup):
    (told,) = rules(tmp_path, changed((part, f"{part} See {markup}."), text=NUMBER))
    assert markup in told and "handed out as it is" in told


@pytest.mark.parametrize(
    "number",
    [
        f"{MEAN / 1000:.3f}",
        f"{MEAN:,.0f}",
        f"{views.load_log().views.mean() / 1000:.2f}",
        f"{views.load_log().views[40]}",
        str(len(views.load_log().views)),
    ],
)
def test_a_number_of_the_log_is_told(tmp_path, number):
    text = changed((TASK, f"{TASK} It was {number}."), text=NUMBER)
    (told,) = rules(tmp_path, text)
    assert f"the task holds {number}, a number of the log" in told


@pytest.mark.parametrize("words", ["7 days", "by 0.1", "in 2019", "1.5 times", "7.77"])
def test_other_numbers_may_stand_in_a_task(tmp_path, words):
    text = changed((TASK, f"{TASK} Think of {words}."), text=NUMBER)
    assert rules(tmp_path, text) == []


@pytest.mark.parametrize(
    ("message", "answer"),
    [
        ("No, it is 1.5.", "1.5"),
        ("Write np.abs(y_hat - y).mean() instead.", "np.abs(y_hat-y).mean()"),
        ("You want  np.abs( y_hat-y ) first.", "np.abs(y_hat-y)"),
    ],
)
def test_a_message_that_tells_the_answer_is_told(tmp_path, message, answer):
    told = rules(tmp_path, changed(("You summed.", message)))
    assert any(f"tells the answer, {answer}:" in line for line in told)


WORD = changed(
    ('first_mean = log.views[:first].mean() / 1000\nwhy_so = "A week."', "x"),
    text=NUMBER,
).replace("x\n```\n\nSeven", 'first_mean = "bias"\n```\n\nSeven')


@pytest.mark.parametrize(
    ("said", "gave", "tells"),
    [
        ("The bias is meant.", '"weight"', True),
        ("A bias isn't meant here.", '"bias and weight"', True),
        ("Think of the weight again.", '"weight"', False),
    ],
)
def test_a_message_that_says_the_word_is_told(tmp_path, said, gave, tells):
    pair = ("Views, where k are asked for.", said)
    code = ("first_mean = log.views[:first].mean()\n", f"first_mean = {gave}\n")
    told = rules(tmp_path, changed(pair, code, text=WORD))
    assert any("tells the answer, bias" in line for line in told) == tells


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("    return np.abs(y_hat - Y).sum()\n", "NameError"),
        ("    return np.abs(y_hat - y).total()\n", "AttributeError"),
        ("    import nothing_of_this_name\n", "ModuleNotFoundError"),
    ],
)
def test_a_wrong_answer_that_does_not_run_is_told(tmp_path, code, error):
    text = changed(("    return np.abs(y_hat - y).sum()\n", code))
    (told,) = rules(tmp_path, text)
    assert f"the wrong answer 'You summed.' doesn't run: {error}" in told


def test_a_wrong_answer_may_fail_in_its_own_way(tmp_path):
    """A learner's loop that runs past the end is a mistake to be caught."""
    text = changed(("    return np.abs(y_hat - y).sum()\n", "    return y_hat[9]\n"))
    assert rules(tmp_path, text) == []


def test_a_wrong_answer_that_stops_at_once_is_told(tmp_path):
    text = changed(("first_mean = log.views[:first].mean()\n", "1 / 0\n"), text=NUMBER)
    (told,) = rules(tmp_path, text)
    assert "doesn't run: ZeroDivisionError" in told
