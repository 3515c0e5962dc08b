"""What the command does at the edge of the process."""

import click
import pytest

from reftel.cli import main as edge
from reftel.errors import ReftelError


@pytest.mark.parametrize(
    ("raised", "status", "said"),
    [
        (KeyboardInterrupt(), 130, "Stopped."),
        (click.Abort(), 130, "Stopped."),
        (ReftelError("box.zip: cut off; copy it again"), 1, "reftel: box.zip: cut off; copy it again"),
        (click.UsageError("no such thing"), 2, "no such thing"),
    ],
)
def test_whatever_ends_a_command_ends_it_with_a_word_and_a_status(
    raised: BaseException,
    status: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(**_: object) -> None:
        raise raised

    monkeypatch.setattr(edge.commands, "main", fail)
    with pytest.raises(SystemExit) as left:
        edge.main()
    assert left.value.code == status
    assert said in capsys.readouterr().err
