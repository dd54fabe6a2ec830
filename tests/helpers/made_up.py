"""Made-up answers: right and wrong ones, changed as people do, or as nobody would."""

import numpy as np

from tests.helpers.answers import written

FACTORS = [1000, 0.001, 100, 0.01, -1, 2, 1 + 1e-7, 1 + 9e-7, 1 + 1.1e-6, 1.004, 1.0101]
STEPS = [1, -1, 0.5, 0.05, 0.005, 0.0005, 0.00051, 0.011, 0.02, 0.021, 0.2, 0.06, 1e-9]
WILD = [
    *("", " ", "\t", "...", "None", "nan", "inf", "-Infinity", "NaN", "True", "false"),
    *(
        "0",
        "-0",
        "-0.0",
        "00",
        "007",
        ".5",
        "5.",
        "1_000",
        "+3",
        "- 4",
        "1e-7",
        "2.5E3",
    ),
    *(
        "123456.5",
        "123457.5",
        "1000005",
        "0.00001234565",
        "999999.5",
        "1e15",
        "-1e-300",
    ),
    *("1/3", "-1/3", "1 / 7", "2/3, 1/3", "1/0", "1e16", "0." + "3" * 50, "12 %", "5k"),
    *("3,850", "1,234,567", "0,5", "12,75", "−0,5", "–7", "25 600 000 000", "1 000"),
    *("1, 2", "[1, 2]", "(20,)", "1,", "1,2,3", "1;2", "0,5; 1,5", "1,,2", "[]", "()"),
    *("1, x", "[[1, 2]]", "1, 2.5, 3", "1 2 3", "1.000,5", "[", '"', "'", '""', "“b”"),
    *("it's", 'a "b"', 'it\'s "b"', "a\\b", "a\nb", "x\x00\x1c\x85\u2028y", "\ufeffz"),
    *(
        "ß",
        "SS",
        "ﬁn",
        "ı",
        "I",
        "İ",
        "Σς",
        "é",
        "e\u0301",
        "日本",
        "½",
        "²",
        "١٢",
        "🙂",
    ),
    *("🙂" * 250, "it's " * 90, "x" * 300, "1, " * 12 + "1", "9" * 16, "e", "b; d; c"),
    *(
        "B, D, C, A",
        "same as last week",
        "same day last week",
        "Yesterday",
        "no",
        "Yes",
    ),
]


def made_up(rng, kinds, known):
    """Texts for the places of an exercise, from values of known answers.

    rng: a `random.Random`; known: lists of values, one a place.
    """
    first, second = rng.choice(known), rng.choice(known)
    mixed = rng.random() < 0.5
    both = zip(first, second, strict=True)
    values = [rng.choice(two) if mixed else two[0] for two in both]
    rate = rng.choice([0, 1 / len(kinds), 0.5, 1])
    return [_changed(rng, v) if rng.random() < rate else written(v) for v in values]


def _changed(rng, value):
    if rng.random() < 0.25:
        return rng.choice(WILD)
    if isinstance(value, np.ndarray):
        value = value.ravel().tolist()
    if isinstance(value, list):
        return _list(rng, value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _written_otherwise(rng, _other_number(rng, value))
    return _word(rng, written(value))


def _other_number(rng, value):
    return rng.choice(
        [
            value,
            value * rng.choice(FACTORS),
            value + rng.choice(STEPS),
            value - rng.choice(STEPS),
            round(value, rng.randint(1, 4)),
            float(value),
            int(value),
        ]
    )


def _written_otherwise(rng, value):
    return rng.choice(
        [
            str(value),
            str(value),
            f"{value:,}",
            f"{value:.3e}",
            f"{value:.{rng.randint(0, 5)}f}",
            f" {value} ",
            f"+{value}",
            str(value).replace("-", rng.choice("−–")),
            str(value).replace(".", ","),
            f"{value:,}".replace(",", rng.choice(" \xa0\u2009\u202f")),
            f"{round(value * 12)}/12",
            f"{value}/{rng.randint(1, 3)}",
            f"{value}, {value}",
        ]
    )


def _list(rng, items):
    items = list(items)
    change = rng.choice(["drop", "add", "turn", "number", "numbers", "none"])
    if change == "drop":
        items = items[:-1]
    elif change == "add":
        items += [rng.choice([0, 1.5, "x"])] * rng.randint(1, 9)
    elif change == "turn":
        items = items[::-1]
    texts = list(map(str, items))
    if change.startswith("number") and items:
        places = (
            [rng.randrange(len(items))] if change == "number" else range(len(items))
        )
        for place in places:
            if not isinstance(items[place], str):
                texts[place] = str(_other_number(rng, items[place]))
    joined = rng.choice([", ", ",", "; ", " , ", " "]).join(texts)
    return rng.choice(["{}", "[{}]", "({})", "{},"]).format(joined)


def _word(rng, text):
    return rng.choice(
        [
            *(text.upper(), text.title(), f"  {text}\t", f'"{text}"', f"“{text}”"),
            *(f"[{text}]", ", ".join(text), " ".join(text), text[::-1], text[:-1]),
            *(text + "s", text.replace("s", "ß"), text.replace(" ", "  "), text[:40]),
            *(f"the {text}", text + text, text.replace("i", "ı"), f"'{text}"),
        ]
    )
