"""fivefile serve: the case tool in the browser, on this machine only."""

from __future__ import annotations

import os
import secrets
import socket
import threading
import webbrowser
from pathlib import Path
from typing import Annotated

import typer
import uvicorn

from fivefile.app import open_app
from fivefile.cli.out import language
from fivefile.errors import BadInput
from fivefile.locale import both

HOST = "127.0.0.1"
DEMO = Path(".demo")
TRIES = 50


def serve(
    port: Annotated[int, typer.Option(help="port to listen on; the next free one if it is busy")] = 8555,
    demo: Annotated[bool, typer.Option("--demo", help="load the made-up example cases")] = False,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="open the browser")] = True,
) -> None:
    """Serve the case tool until Ctrl-C, and print its whole local address."""
    if demo:
        os.environ.setdefault("FIVEFILE_HOME", str(DEMO.resolve()))
        _make_ready()
    listener = _listen(port)
    port = listener.getsockname()[1]
    token = secrets.token_urlsafe(24)
    os.environ.update(FIVEFILE_TOKEN=token, FIVEFILE_HOST=HOST, FIVEFILE_PORT=str(port))
    address = f"http://{HOST}:{port}/?token={token}"
    typer.echo(both("fivefile is open at {address} (Ctrl-C ends it)", address=address).get(language(None)))
    if browser:
        threading.Timer(1.0, _open, [address]).start()
    config = uvicorn.Config(
        "fivefile.web:create", factory=True, log_level="warning", access_log=False, server_header=False
    )
    try:
        uvicorn.Server(config).run(sockets=[listener])
    except KeyboardInterrupt:
        pass
    finally:
        listener.close()


def _make_ready() -> None:
    """Load the made-up cases and make the five nodes, so that nobody waits for them at the first question."""
    app = open_app()
    app.load_examples()
    if not app.nodes_made:
        says = both("Setting up five registries of made-up people (a few seconds, once).")
        typer.echo(says.get(language(None)), err=True)
    app.nodes.close()


def _listen(port: int) -> socket.socket:
    """A socket on `port`, or on the next free one."""
    for candidate in range(port, min(port + TRIES, 65536)):
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, candidate))
            return listener
        except OSError:
            listener.close()
    raise BadInput(
        both("No free port from {first} to {last}.", first=port, last=port + TRIES - 1),
        do=both("Choose another with --port."),
    )


def _open(address: str) -> None:
    try:
        webbrowser.open(address)
    except webbrowser.Error:
        typer.echo("No browser could be opened; copy the address above into one.")
