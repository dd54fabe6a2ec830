"""Code that is a copy, renamed or not, and code that isn't."""

STUB = 'def summary(y_hat, y):\n    """Three errors of a forecast."""\n    ...'
ORIGINAL = STUB.replace(
    "...",
    """\
differences = [a - b for a, b in zip(y_hat, y)]
    absolute = sum(abs(d) for d in differences) / len(differences)
    squared = sum(d ** 2 for d in differences) / len(differences)
    worst = max(differences, key=abs)
    for number, d in enumerate(differences):
        if abs(d) > 3 * absolute:
            print("day", number, "is far off")
    return {"mae": absolute, "rmse": squared ** 0.5, "worst": worst}""",
)
RENAMED = STUB.replace(
    "...",
    """\
# my very own work
    e = [p - q
         for p, q in zip(y_hat, y)]
    m = sum(abs(i) for i in e)/len(e)
    s = sum(i**2 for i in e)/len(e)   # squares

    w = max(e, key=abs)
    for k, i in enumerate(e):
        if abs(i) > 3*m:
            print("day", k, "is far off")
    return {"mae": m, "rmse": s**0.5, "worst": w}""",
)
HONEST = [
    STUB.replace(
        "...",
        """\
y_hat, y = np.asarray(y_hat), np.asarray(y)
    e = y_hat - y
    rmse = np.sqrt(np.mean(e * e))
    i = np.argmax(np.abs(e))
    return dict(mae=np.mean(np.abs(e)), rmse=rmse, worst=e[i])""",
    ),
    STUB.replace(
        "...",
        """\
total, squares, worst = 0, 0, 0
    for i in range(len(y)):
        e = y_hat[i] - y[i]
        total += abs(e)
        squares += e * e
        if abs(e) > abs(worst):
            worst = e
    n = len(y)
    return {"mae": total / n, "rmse": (squares / n) ** 0.5, "worst": worst}""",
    ),
]
