"""What people write in the fields of a page: how it is read, and as what Python."""

import pytest

from tests.helpers.answers import in_javascript
from viewcast.exercises.values import listed, plain

# Texts, and the Python that says the same.
PLAIN = {"5": "5", "5.0": "5.0", " -0.50\n": "-0.5", "+3": "3", "- 4": "-4", "-0": "0"}
PLAIN |= {".5": "0.5", "5.": "5.0", "1e-3": "0.001", "2.5E3": "2500.0", "1e-7": "1e-07"}
PLAIN |= {
    "1_000": "1000",
    "007": "7",
    "−4": "-4",
    "–0.5": "-0.5",
    "9" + "0" * 18: "9" + "0" * 18,
}
PLAIN |= {"1/3": "1 / 3", "−2 / 0.5": "-2 / 0.5", "1/-4": "1 / -4"}
# The same where one number is asked for, and how it was read is told.
TOLD = {"3,850": "3850", "1,234,567": "1234567", "1,000.5": "1000.5", "-3,850": "-3850"}
TOLD |= {
    "0,5": "0.5",
    "12,75": "12.75",
    "0,850": "0.85",
    ",5": "0.5",
    "1,5e3": "1500.0",
}
TOLD |= {"1234,567": "1234.567", "1,5/3": "1.5 / 3", "25 600 000": "25600000"}
TOLD |= {"25\u202f600": "25600", "3\xa0850,5": "3850.5", "1\u2009000": "1000"}
LISTS = {"1, 2": "[1, 2]", "[1, 2.5]": "[1, 2.5]", "(1, -2)": "[1, -2]", "[7]": "[7]"}
LISTS |= {"1/3, 2": "[1 / 3, 2]", "[]": "[]", "1 , 2": "[1, 2]"}
TOLD_LISTS = {"1;2": "[1, 2]", "(20,)": "[20]", "20,": "[20]", "1,2,3": "[1, 2, 3]"}
TOLD_LISTS |= {"0,5; 1,5": "[0.5, 1.5]", "3,850; 1": "[3.85, 1]", "0,5, 1": "[0.5, 1]"}
TOLD_LISTS |= {"3,850, 1,234": "[3850, 1234]", "[0,5]": "[0, 5]"}
# Where a list is asked for, these are none of one number.
ASKED_LISTS = {"32,14": "[32, 14]", "0,5": "[0, 5]", "20,100": "[20, 100]"}
WORD = {
    " rain ": '"rain"',
    '"rain"': '"rain"',
    "“ rain ”": '"rain"',
    "'rain": '"\'rain"',
}
WORD |= {"5": '"5"', 'a "b': '"a \\"b"', '" "': "", "[a, b]": '"[a, b]"'}
WORDS = {"rain": '"rain"', "B, D": '["B", "D"]', "['B'; \"D, E\"]": '["B", "D, E"]'}
WORDS |= {"(b,c,)": '["b", "c"]', " ": ""}
TRUTH = {"True": "True", "yes": "True", " NO ": "False", "false": "False", "so": '"so"'}
PROSE = {' A day.\n"B" ': '" A day.\\n\\"B\\" "', " \n": "", "é\x00": '"é\\u0000"'}
READ = [  # kind, texts, and what a note says before the numbers
    *(
        ("number", PLAIN, ""),
        ("number", TOLD, "read as "),
        ("number", {"'5'": '"5"'}, ""),
    ),
    *(("number", LISTS, ""), ("number", TOLD_LISTS, "read as the list ")),
    *(("numbers", PLAIN, ""), ("numbers", LISTS, ""), ("word", WORD, "")),
    *(("numbers", TOLD_LISTS | ASKED_LISTS, "read as the list "), ("words", WORDS, "")),
    *(("truth", TRUTH, ""), ("prose", PROSE, ""), ("number", {"": "", " ": ""}, "")),
]
NO_NUMBERS = "abc|1 2 3|1,,2|12 %|5k|nan|inf|1.2.3|1e|1/2/3|1, x|[[1, 2]]|[1, 2|True|½"
NO_NUMBERS = [
    *NO_NUMBERS.split("|"),
    "10²",
    "٣",
    "0x1F",
    "1__0",
    "3 850 1",
    "--1",
    "1e5.5",
]
EXERCISE = {
    "stub": 'a = ...  # k, not "" or ...\n'
    'b = {"...": ..., "x": ""}  # it\'s ""\n'
    "c = [..., ...]\n"
    'why = ""\n',
    "answers": [
        *(["a", 0], ["b", ["dict", [["...", 1], ["x", 2]]]]),
        *(["c", ["list", [3, 4]]], ["why", 5]),
    ],
    "kinds": ["number", "number", "word", "number", "number", "prose"],
}


@pytest.mark.parametrize(("kind", "texts", "told"), READ)
def test_texts_are_read_as_people_mean_them(kind, texts, told):
    theirs = in_javascript(
        """texts.map((text) => reading.read(text, kind)).map(
          ({ value, source, note }) => [python.repr(value), source, note])""",
        texts=[*texts],
        kind=kind,
    )
    for (text, source), (value, *rest) in zip(texts.items(), theirs, strict=True):
        assert value == repr(listed(plain(eval(source or "None")))), text
        assert rest == [source, told and told + source.strip("[]")], text


def test_where_a_number_is_asked_for_words_stay_words():
    theirs = in_javascript(
        """texts.map((text) => ["number", "numbers"].map((kind) =>
          reading.read(text, kind).value))""",
        texts=NO_NUMBERS,
    )
    assert theirs == [[text, text] for text in NO_NUMBERS]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1/0", "1/0 divides by 0: write another number below the line."),
        ("2, 1 / 0.0", "1 / 0.0 divides by 0: write another number below the line."),
        ("1e19", "1e19 is beyond 9e18, the largest that is read: check its size."),
        ("-1e400", "-1e400 is beyond 9e18, the largest that is read: check its size."),
        ("1e15/1e-9", "1e15/1e-9 is beyond 9e18"),
        (f"{10**15 + 1}/3", f"{10**15 + 1} is beyond 1e15"),
        (
            "0." + "3" * 40,
            "0.33333333… has 42 characters, and a number at most 40: round",
        ),
    ],
)
def test_a_number_that_is_not_taken_is_told_why(text, sentence):
    """And of a form, in which place it is."""
    told = in_javascript(
        """[text].map((text) => { try { checks.fill(exercise, ["", text]); }
          catch (error) { return [error.place, error.message]; } })[0]""",
        text=text,
        exercise=EXERCISE,
    )
    assert told[0] == 1
    assert told[1].startswith(sentence)


@pytest.mark.parametrize(
    ("texts", "source"),
    [
        (["", " ", '""', "", "", "\n"], EXERCISE["stub"]),
        (
            ["0,5", "1/2", "$&", "x", "1", 'A "day".\n'],
            'a = 0.5  # k, not "" or ...\n'
            'b = {"...": 1 / 2, "x": "$&"}  # it\'s ""\n'
            'c = ["x", 1]\nwhy = "A \\"day\\".\\n"\n',
        ),
        (
            ["1, 2", "a", "", "2", "0.5", ""],
            'a = [1, 2]  # k, not "" or ...\n'
            'b = {"...": "a", "x": ""}  # it\'s ""\n'
            'c = [2, 0.5]\nwhy = ""\n',
        ),
    ],
)
def test_a_stub_is_filled(texts, source):
    """With comments and keys left alone, and with Python's values for its names."""
    told, *values = in_javascript(
        """[checks.fill(exercise, texts)].map(({ source, answers }) =>
          [source, ...Array.from(answers.values(), python.repr)])[0]""",
        texts=texts,
        exercise=EXERCISE,
    )
    names = {}
    exec(source, names)
    assert told == source
    assert values == [
        repr(listed(plain(names[name]))) for name in ("a", "b", "c", "why")
    ]


def test_what_was_read_otherwise_is_noted():
    told = in_javascript(
        "checks.fill(exercise, texts).notes",
        texts=[" 0,5 ", "0.5", "0,5", "3,850", "1;2", "0,5"],
        exercise=EXERCISE,
    )
    assert told == [
        "• 0,5: read as 0.5",
        "• 3,850: read as 3850",
        "• 1;2: read as the list 1, 2",
    ]
