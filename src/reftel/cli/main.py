"""The `reftel` command."""

import os
import sys

import click

from reftel.cli.read import read
from reftel.errors import ReftelError

__all__ = ["commands", "main"]

_STOPPED = 130
_WRONG_USE = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="reftel", message="%(prog)s %(version)s")
def commands() -> None:
    """Turn diplomatic cables into a cited record of relations."""


commands.add_command(read)


def _give_up_output() -> None:
    """Send what is still to be written nowhere: Python writes it when it ends, and would complain again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main() -> None:
    """Run the command line; no traceback ever reaches the user.

    Exit status: 0 all went well, 1 something could not be done, 2 wrong use, 130 stopped by the user.
    """
    try:
        sys.exit(commands.main(prog_name="reftel", standalone_mode=False))
    except click.exceptions.Exit as leave:
        sys.exit(leave.exit_code)
    except click.ClickException as wrong:
        wrong.show()
        sys.exit(_WRONG_USE)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        sys.exit(_STOPPED)
    except BrokenPipeError:
        _give_up_output()
        sys.exit(0)
    except OSError as error:
        _give_up_output()
        click.echo(f"reftel: cannot go on: {error.strerror or error}", err=True)
        sys.exit(1)
    except ReftelError as error:
        click.echo(f"reftel: {error}", err=True)
        sys.exit(1)
