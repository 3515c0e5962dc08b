"""`reftel serve`: the reading room of an archive."""

import webbrowser

import click

import reftel
from reftel.cli.corpora import waiting_for
from reftel.room import Room
from reftel.room.serving import serve as serve_room

__all__ = ["serve"]


@click.command(short_help="Open an archive as pages to read in.")
@click.argument("archive")
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen: 0.0.0.0 lets the network in.")
@click.option("--port", type=click.IntRange(0, 65535), default=8470, show_default=True, help="0 takes any free one.")
@click.option("--open", "in_browser", is_flag=True, help="Open a browser on it.")
def serve(archive: str, host: str, port: int, *, in_browser: bool) -> None:
    """Open ARCHIVE as a reading room for a browser, until it is stopped with Ctrl-C.

    Nothing can be changed there. Without --host only this machine gets in; with it, whoever can reach the port reads
    the whole archive: there are no passwords.
    """
    opened = reftel.open(archive)
    room = Room(opened, waiting=waiting_for(opened))
    click.echo("Working out what hangs together across the cables ...", err=True)
    room.prepare()  # here, and not while the first reader waits

    def tell(address: str) -> None:
        click.echo(f"The room is open at {address} (Ctrl-C closes it)")
        if in_browser:
            webbrowser.open(address)

    serve_room(room, host, port, tell)
