"""What is attacked: four exercises, the points they give, what isn't to be seen."""

TEXT = """\
````{exercise} The mean error
:name: mean-error
:kind: write a function
:trains: an average
:minutes: 5

Write `mean_error(y_hat, y)`.

```{hint}
Average.
```

```{stub}
def mean_error(y_hat, y):
    ...
```

```{check} two days
:points: 2
mean_error(np.array([4.0, 6.0]), np.array([5.0, 4.0]))
```

```{hidden} three days
:points: 3
secret_days = np.array([5.5, 4.25, 2.125])
mean_error(np.array([4.0, 6.0, 1.0]), secret_days)
```

```{solution}
def mean_error(y_hat, y):
    return float(np.abs(y_hat - y).mean())
```

Because.

```{wrong} You summed.
def mean_error(y_hat, y):
    return np.abs(y_hat - y).sum()
```
````

````{exercise} The best day
:name: best-day
:kind: your own channel
:trains: a maximum
:minutes: 5

Find `best_views`.

```{hint}
Look for the largest.
```

```{stub}
best_views = ...
```

```{check} the most views
:points: 2
best_views
```

```{hidden} twice as many
2 * best_views
```

```{solution}
best_views = int(log.views.max())
```

Because.

```{wrong} That is the least.
best_views = int(log.views.min())
```
````

````{exercise} Apply it twice
:name: apply-twice
:kind: write a function
:trains: a function of a function
:minutes: 5

Write `twice(f, x)`.

```{hint}
f(f(x))
```

```{stub}
def twice(f, x):
    ...
```

```{check} one more, and one more
:points: 2
twice(lambda x: x + 1, 3)
```

```{hidden} a square of a square
:points: 2
def outer(x):
    return float(np.sum(x * np.reshape(x, (-1, 1))))

twice(outer, 7)
```

```{solution}
def twice(f, x):
    return f(f(x))
```

Because.

```{wrong} Once only.
def twice(f, x):
    return f(x)
```
````

````{exercise} In words
:name: in-words
:kind: change and explain
:trains: a word
:minutes: 5

Name it, and say why.

```{hint}
Think.
```

```{stub}
kind_of_loss = ...
reason = ""
```

```{check} the name
kind_of_loss
```

```{solution}
kind_of_loss = "absolute"
reason = "because"
```

Because.

```{wrong} Not that.
kind_of_loss = "squared"
reason = ""
```
````
"""
POINTS = {"mean-error": 5, "best-day": 3, "apply-twice": 4, "in-words": 1}
SECRETS = (
    "secret_days",
    "4.25",
    "2.125",
    "def outer",
    "1.4583",
    "CANARY",
)  # not to see
HONEST = """
import numpy as np
from viewcast.exercises import own_log
log = own_log(SEED)
def mean_error(y_hat, y): return float(np.abs(y_hat - y).mean())
best_views = int(log.views.max())
def twice(f, x): return f(f(x))
kind_of_loss, reason = "Absolute", "because"
"""
