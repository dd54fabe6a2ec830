"""The commands for rehearsals: a made-up class, and what it hands in."""

from pathlib import Path

import click

FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command("rehearse-roster")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--students", default=30, show_default=True, help="How many.")
def rehearse_roster(file, students):
    """Write the roster of a made-up class to FILE, to try everything on."""
    from classroom.assign.rehearsal import roster

    file.write_text(roster(students), "utf8")
    click.echo(f"{students} made-up students are in {file}")


@click.command("rehearse-submissions")
@click.argument("folder", type=FOLDER)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--layout",
    default="moodle",
    show_default=True,
    help="As canvas or ilias; a wrong one lists all.",
)
def rehearse_submissions(folder, file, layout):
    """Write what a made-up class hands in for the assignment FOLDER to a zip FILE.

    Files are named as the LMS of the --layout names them.
    """
    from classroom.assign.assignment import Assignment
    from classroom.assign.rehearsal import submissions
    from classroom.collect.names.layouts import form

    submissions(Assignment.load(folder), file, form=form(layout))
    click.echo(f"Made-up submissions are in {file}")
