"""What the command does at the edge of the process."""

import io
import sys

import click
import pytest

from reftel.cli import main as edge
from reftel.errors import ReftelError, WordingError


def left_with(monkeypatch: pytest.MonkeyPatch, raised: BaseException) -> object:
    """Return the exit status after a command that raises."""

    def fail(**_: object) -> None:
        raise raised

    monkeypatch.setattr(edge.commands, "main", fail)
    with pytest.raises(SystemExit) as left:
        edge.main()
    return left.value.code


@pytest.mark.parametrize(
    ("raised", "status", "said"),
    [
        (KeyboardInterrupt(), 130, "Stopped."),
        (click.Abort(), 130, "Stopped."),
        (ReftelError("box.zip: cut off; copy it again"), 1, "reftel: box.zip: cut off; copy it again"),
        (ReftelError("box\x1b[31m: cut off"), 1, "reftel: box\ufffd[31m: cut off"),
        (WordingError("there is no field `pst`"), 2, "reftel: there is no field `pst`"),
        (click.UsageError("no such thing"), 2, "no such thing"),
        (click.exceptions.Exit(3), 3, ""),
        (
            ZeroDivisionError("gulls"),
            1,
            "reftel: Reftel itself failed (ZeroDivisionError: gulls); please report this",
        ),
    ],
)
def test_whatever_ends_a_command_ends_it_with_a_word_and_a_status(
    raised: BaseException,
    status: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert left_with(monkeypatch, raised) == status
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(28, "No space left on device"), "reftel: cannot go on: No space left on device"),
        (OSError("odd"), "reftel: cannot go on: odd"),
    ],
)
def test_an_output_that_takes_no_more_is_named(
    error: OSError, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(edge, "_give_up_output", lambda: None)
    assert left_with(monkeypatch, error) == 1
    assert said in capsys.readouterr().err


def test_letters_that_an_output_does_not_have_are_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii"))
    monkeypatch.setattr(edge.commands, "main", lambda **_: sys.stdout.write("Señor"))
    with pytest.raises(SystemExit):
        edge.main()
    sys.stdout.flush()
    assert written.getvalue() == b"Se?or"
