"""The HTML of a form, and of what stands in its place where an answer needs Python."""

from html import escape
from itertools import groupby

from builder.site.answers.fields import Field
from builder.site.launch import FOLDER, links

SEVERAL = {"numbers": "a list", "words": "a list"}  # said after a label
FORM = """\
<form class="answers" id="answer-{name}" data-chapter="{chapter}" \
data-version="{version}" autocomplete="off" novalidate>
{fields}
<p><button type="submit">Check</button></p>
<div class="verdict" role="status"></div>
</form>"""
GROUP = "<fieldset><legend>{legend}</legend>\n{fields}\n</fieldset>"
FIELD = '<p class="field"><label for="{id}">{label}</label>{control}</p>'
INPUT = '<input id="{id}" type="text" spellcheck="false" autocapitalize="off">'
AREA = '<textarea id="{id}" rows="3"></textarea>'
SELECT = (
    '<select id="{id}"><option value="">choose …</option>'
    "<option>True</option><option>False</option></select>"
)
CONTROLS = {"prose": AREA, "truth": SELECT}
INTRO = """\
<div class="answers-kept">
<p>Answer in the fields below a task; <em>Check</em> says what holds, with the \
notebook's own checks. What you write stays on this device and goes nowhere else.</p>
<button type="button" data-does="download">Download my answers as a notebook</button>
<button type="button" data-does="forget">Forget everything</button>
<span role="status"></span>
</div>"""
LINK = '<a href="{}">{}</a>'
IN_PYTHON = '<p class="in-python">This one is answered in Python: {}.</p>'


def form(name: str, chapter: str, places: list[Field], version: str) -> str:
    """The form of an exercise; version: what is another one for other data."""
    fields = []
    numbered = groupby(enumerate(places), lambda place: group_of(place[1]))
    for (answer, legend), group in numbered:
        lines = "\n".join(_field(name, *place) for place in group)
        said = f"{escape(legend)} <code>{answer}</code>"
        fields.append(GROUP.format(legend=said, fields=lines) if legend else lines)
    return FORM.format(
        name=name, chapter=chapter, version=version, fields="\n".join(fields)
    )


def group_of(place: Field) -> tuple[str, str]:
    """What places under one legend share: their answer's name, and its words."""
    return place.path[0], place.group


def _field(name: str, number: int, place: Field) -> str:
    aside = "; ".join(filter(None, (place.note, SEVERAL.get(place.kind))))
    note = f" <small>({escape(aside)})</small>" if aside else ""
    if place.group:
        label = f"<code>{escape(place.label)}</code>{note}"
    else:
        answer, *keys = place.path
        code = answer + "".join(f'["{key}"]' for key in keys)
        label = f"{escape(place.label)}{note} <code>{escape(code)}</code>"
    place_id = f"{name}-{number}"
    control = CONTROLS.get(place.kind, INPUT).format(id=place_id)
    return FIELD.format(id=place_id, label=label, control=control)


def in_python(name: str, chapter: str, repository: str, branch: str) -> str:
    """Where an exercise is answered instead: the notebook, at its task where it can."""
    file = f"{FOLDER}/{chapter}.ipynb"
    ways = [
        LINK.format(escape(to), text)
        for text, _, to in links(file, repository, branch, name)
    ]
    ways.append(LINK.format(f'../{file}" download="', "Download notebook"))
    return IN_PYTHON.format(", ".join(ways))
