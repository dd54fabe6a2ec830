"""Two exercises as their text, the same text with something else in it, and read."""

from classroom.exercise.parse import exercises_in

FUNCTION = """\
````{exercise} The mean, not the sum
:name: mean-not-sum
:kind: write a function
:minutes: 5
:trains: what a mean is

Write `mean_error(y_hat, y)`:

```python
mean_error([1], [2])
```

```{hint}
How far is each *forecast* off?
```

```{stub}
def mean_error(y_hat, y):
    \"\"\"The mean absolute error of forecasts (n,) and labels (n,).\"\"\"
    ...
```

```{check} two days are averaged
:points: 2
mean_error(np.array([4.0, 6.0]), np.array([5.0, 4.0]))
```

```{hidden} any number of days is
:tolerance: 0.01
two = np.array([4.0, 6.0])
mean_error(np.append(two, 1), np.append(two, 3))
```

```{solution}
def mean_error(y_hat, y):
    return np.abs(y_hat - y).mean()
```

Because a mean does not grow

with the days.

```{wrong} You summed.
def mean_error(y_hat, y):
    return np.abs(y_hat - y).sum()
```

```{wrong} Errors of opposite signs cancel.
def mean_error(y_hat, y):
    return (y_hat - y).mean()
```

```{wrong} These are squares.
def mean_error(y_hat, y):
    return ((y_hat - y) ** 2).mean()
```
````
"""

NUMBER = """\
````{exercise} The first days
:name: first-days
:kind: your own channel
:minutes: 3
:trains: slices

`first_mean` and `why_so` are asked.

```{hint}
Slice.
```

```{given}
first = 7
```

```{figure}
print(first)
```

```{stub}
first_mean = ...
why_so = ""
```

```{check} the mean of the first days, in k
:tolerance: 0.005
first_mean
```

```{solution}
first_mean = log.views[:first].mean() / 1000
why_so = "A week."
```

Seven days make a week.

```{wrong} Views, where k are asked for.
first_mean = log.views[:first].mean()
```

```{wrong} The sum.
first_mean = log.views[:first].sum() / 1000
```

```{wrong} One day too few.
first_mean = log.views[: first - 1].mean() / 1000
```
````
"""

NAMES = ["mean-not-sum", "first-days"]
TEXT = f"# A chapter\n\n{FUNCTION}\nSome words.\n\n{NUMBER}"


def changed(*pairs, text=FUNCTION):
    """The text with each first string of a pair replaced by the second, once."""
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def without(part, text=FUNCTION):
    """The text without its first fence of a kind."""
    before, fence, after = text.partition(f"```{{{part}}}")
    assert fence
    return before + after.partition("```\n")[2]


def read(tmp_path, text):
    """The exercises of a text, written to 9-try.md in a folder."""
    path = tmp_path / "9-try.md"
    path.write_text(text, encoding="utf8")
    return exercises_in(path)
