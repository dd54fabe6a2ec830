"""The parts of a MyST text that plain Markdown lacks, or that must be left alone."""

import re

KINDS = {
    "code": r"^(?P<ticks>`{3,}|~{3,})(?!\{).*\n(?:.*\n)*?(?P=ticks)[ ]*$",
    "directive": r"""^(?P<fence>`{3,}|:{3,})\{(?P<name>[\w-]+)\}[ ]*(?P<title>.*)\n
        (?P<options>(?::[\w-]+:.*\n)*)(?P<body>(?:.*\n)*?)(?P=fence)[ ]*$""",
    "formula": r"\$\$(?P<tex>[^$]+)\$\$(?:[ ]*\((?P<label>[\w:-]+)\))?",
    "kept": r"(?<![\\$])\$(?![\s$])[^$\n]+\$ | (?<![}`])(?P<tick>`+)[^`]+(?P=tick)",
    "comment": r"^(?:%[ ].*|\+\+\+.*|\([\w:-]+\)=)\n*",
    "definition": r"^\[\^[\w-]+\]:.*\n?",
    "footnote": r"\[\^(?P<note>[\w-]+)\]",
    "role": r"\{(?P<role_name>[\w:-]+)\}`(?P<inside>[^`]+)`",
    "link": r"\[(?P<words>[^\]]*)\]\((?P<to>[^)\s]+)\)",
}
TOKEN = re.compile(
    "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in KINDS.items()),
    re.VERBOSE | re.MULTILINE,
)
LABEL = re.compile(r"^:label:[ ]*(\S+)", re.MULTILINE)


def kind(token: re.Match) -> str:
    """Which of KINDS a token is: its group holds all others, so it closes last."""
    return token.lastgroup


def formula_label(token: re.Match) -> str | None:
    """The label of a formula, dollars or a directive; None for all else.

    >>> formula_label(TOKEN.match("$$ x $$ (eq-x)"))
    'eq-x'
    """
    if token["name"] == "math":
        found = LABEL.search(token["options"])
        return found and found[1]
    return token["label"]
