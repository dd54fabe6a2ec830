"""The commands of `classroom`, run in this process."""

from click.testing import CliRunner

from classroom import cli


def run(*arguments):
    """Run a command; (exit code, all that it says). An exception would come out."""
    result = CliRunner().invoke(cli.main, arguments, catch_exceptions=False)
    assert "Traceback" not in result.output
    return result.exit_code, result.output


def hand_out(*more, exercises="mean-not-sum", text="9-try.md", roster="class.csv"):
    """Hand out into hw; what `run` gives."""
    told = ["--exercises", exercises, "--text", text, "--roster", roster]
    return run("hand-out", "hw", *told, *more)
