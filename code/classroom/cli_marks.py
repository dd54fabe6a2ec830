"""The commands for marks: an assignment's rules, and the grades of a term."""

from pathlib import Path

import click

from classroom.lock import alone

FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.argument("folder", type=FOLDER)
@click.option("--deadline", help="2026-03-05T23:59, or a date: until the end of it.")
@click.option("--late", help='What lateness costs, as "10% a day, at most 50%".')
@click.option(
    "--points", multiple=True, help="Of an answer in words, as why=2; may be repeated."
)
@alone
def rules(folder, **given):
    """Set the rules of the assignment FOLDER: deadline, penalty, points for texts.

    Without options they are only shown. The word none takes a rule away. A student's
    own deadline stands in FOLDER/marks.csv.

    Percent are of the points that can be had, as in Canvas's late policy, and a day
    that has begun counts as one. Other rules: "2% an hour, after 15 minutes",
    "20% once".
    """
    from classroom.assign.assignment import Assignment
    from classroom.marks.class_marks import ClassMarks
    from classroom.marks.rules import change_rules, explained

    assignment = Assignment.load(folder)
    if any(given.values()):
        change_rules(assignment, **given)
    marks = ClassMarks(assignment)
    if not (folder / "marks.csv").exists():
        marks.write()
    most = marks.items["all exercises"]
    click.echo(explained(marks.rules, most))
    click.echo(f"your say, and deadlines of single students: {folder / 'marks.csv'}")


def _weights(_, option, value):
    """The numbers of --weights."""
    try:
        return tuple(float(part) for part in value.split(",") if part.strip())
    except ValueError:
        raise click.BadParameter(
            f"{value!r}: write numbers with commas between them, as 1,1,2", param=option
        ) from None


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("folders", type=FOLDER, nargs=-1, required=True)
@click.option("--weights", default="", callback=_weights, help="As 1,1,2; else equal.")
@click.option("--drop", default=0, show_default=True, help="How many of the worst.")
@click.option(
    "--missing",
    type=click.Choice(["zero", "skip"]),
    default="zero",
    show_default=True,
    help="Whether missing work counts as 0 points or not at all.",
)
@click.option("--out-of", default=100.0, show_default=True, help="Points of the term.")
@click.option("--title", default="Term", show_default=True)
def term(file, folders, missing, **how):
    """Write the grade of each student over the assignments FOLDERS to the table FILE.

    A grade is the weighted mean of the shares of points that a student has. Beside
    FILE come tables for Moodle and Canvas, if everything is graded.
    """
    from classroom.assign.assignment import Assignment
    from classroom.term.term import Scheme, write_term

    scheme = Scheme(skip_missing=missing == "skip", **how)
    click.echo(write_term(file, [Assignment.load(f) for f in folders], scheme))
