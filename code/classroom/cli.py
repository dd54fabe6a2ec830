"""The command line, a command a stage: classroom --help."""

import sys
from pathlib import Path

import click

from classroom.cli_marks import rules, term
from classroom.cli_rehearsal import rehearse_roster, rehearse_submissions
from classroom.errors import ClassroomError, told
from classroom.lock import alone

TEXT = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 88}


class Text(click.Path):
    """A file that is there, or the word that means the chapters."""

    def convert(self, value, param, context):
        if value == "chapters":
            return value
        return super().convert(value, param, context)


class Group(click.Group):
    """Commands in the order of their use; our own errors without a traceback."""

    def list_commands(self, _):
        return list(self.commands)

    def invoke(self, context):
        try:
            return super().invoke(context)
        except (ClassroomError, OSError) as error:
            if said := told(error):
                raise click.ClickException(said) from None
            raise


@click.group(cls=Group, context_settings=CONTEXT)
def main():
    """Hand out exercises, collect them, grade them in a sandbox, report.

    An assignment is a folder. `hand-out` makes it; the other commands take it as their
    first argument and may be repeated at any time.
    """


def texts_option(command):
    """The option --text, which says where exercises are written."""
    return click.option(
        "--text",
        "texts",
        multiple=True,
        type=Text(exists=True, dir_okay=False, path_type=Path),
        help="A text that holds exercises, in the place of the chapters; may be "
        "repeated. The word chapters means those.",
    )(command)


@main.command()
def doctor():
    """Say what this machine lacks for grading, and how to fix it."""
    from classroom.sandbox.doctor import report

    sys.exit(report())


@main.command("list")
@texts_option
def list_(texts):
    """List the exercises: name, kind, minutes, points, what it trains."""
    from classroom.exercise.parse import exercises_in
    from classroom.exercise.texts import located

    for text in located(texts):
        click.echo(f"\n{text.stem}")
        for e in exercises_in(text):
            numbers = f"{e.minutes:3} min  {e.points:2} points"
            click.echo(f"  {e.name:31} {e.kind:18} {numbers}  {e.trains}")


@main.command()
@click.argument("texts", nargs=-1, type=TEXT)
def prove(texts):
    """Prove that every exercise in TEXTS (by default the chapters) holds.

    For each one: the solution gets full marks, the untouched stub none and a friendly
    message, and every wrong answer in its bank fails and gets its own message.
    """
    from classroom.exercise.texts import located
    from classroom.exercise.validate import report

    sys.exit(report(located(texts)))


@main.command("hand-out")
@click.argument("folder", type=FOLDER)
@click.option("--roster", required=True, type=TEXT, help="The LMS's list of students.")
@click.option("--exercises", required=True, help="Names, with commas between them.")
@click.option("--title", default="Exercises", show_default=True)
@click.option("--own-data", is_flag=True, help="Give each student a log of their own.")
@click.option("--one-notebook", is_flag=True, help="Make one notebook for all.")
@click.option(
    "--replace",
    is_flag=True,
    help="Take exercises and texts as they are now, even if answers to others have "
    "come back or a copy was edited.",
)
@texts_option
@alone
def hand_out_(folder, exercises, replace, **how):
    """Make the assignment FOLDER, with a notebook for each student of the roster.

    With --own-data a class key is made (FOLDER/class-key): each student's log comes
    from it and from their id, and numbers copied from another student are wrong.

    Exercises are copied into FOLDER/texts, and the copies count: to change a check
    later, edit them there.
    """
    from classroom.assign.hand_out import Handout, hand_out
    from classroom.assign.summary import summary

    names = [name.strip() for name in exercises.split(",") if name.strip()]
    made = hand_out(folder, Handout(names=names, **how), replace, click.echo)
    click.echo(summary(made))


@main.command("collect")
@click.argument("folder", type=FOLDER)
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@click.option("--names", default="", help='As in "{name} - {id}/{file}".')
@click.option("--take-anyway", is_flag=True, help="What is older, in doubt or foreign.")
@alone
def collect_(folder, source, names, take_anyway):
    """Take the submissions from SOURCE, the zip or folder that the LMS gave.

    Or one notebook, named <id>.ipynb. Names of files are read as LMSs write them;
    --names says how, where yours has another way: with {name} or {first} and {last},
    {id}, {login}, {email} or {number}, and {file} at the end.

    A file of another assignment, an older one, and one that may be another student's
    replaces nothing, unless you say --take-anyway.
    """
    from classroom.assign.assignment import Assignment
    from classroom.collect.collect import How, collect
    from classroom.collect.record import remember, summary

    assignment = Assignment.load(folder)
    how = How(getattr(assignment, "id", ""), take_anyway, names)
    found = collect(source, assignment.students, folder / "submissions", how)
    remember(folder, found)
    click.echo(summary(found, assignment.students))
    sys.exit(0 if found.taken else 1)


@main.command()
@click.argument("folder", type=FOLDER)
@click.option("--cluster", metavar="ADDRESS", help="Of a Dask scheduler that helps.")
@click.option("--again", is_flag=True, help="Grade everything, not only what changed.")
@click.option(
    "--workers", type=click.IntRange(1), help="Notebooks at a time; else one a core."
)
@alone
def grade(folder, cluster, again, workers):
    """Grade the submissions in FOLDER: what is new, and what a change touches.

    Student code runs in a sandbox, or not at all. Stop it with Ctrl+C whenever you
    like; nothing done is lost.
    """
    from classroom.assign.assignment import Assignment
    from classroom.grade.class_run import grade_class

    summary = grade_class(Assignment.load(folder), cluster, again, workers)
    click.echo(str(summary))
    sys.exit(130 if summary.stopped else 1 if summary.failed else 0)


main.add_command(rules)


@main.command()
@click.argument("folder", type=FOLDER)
@alone
def report(folder):
    """Write grade books, a feedback page a student, and a page for yourself."""
    from classroom.assign.assignment import Assignment
    from classroom.report.report import write_report

    assignment = Assignment.load(folder)
    assignment.require_collected()
    click.echo(write_report(assignment))


main.add_command(term)
main.add_command(rehearse_roster)
main.add_command(rehearse_submissions)
