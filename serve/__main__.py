"""Build, serve on this machine, and build again at each change: `python -m serve`."""

import argparse
import logging
import socket
import sys
from pathlib import Path
from urllib.parse import urlsplit

import yaml
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from .server import HOST, Preview


def main() -> None:
    """Serve the project in the working directory until Ctrl+C."""
    parser = argparse.ArgumentParser(prog="python -m serve", description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--host-folder", type=Path, help="serve the copy of the host whose it is")
    arguments = parser.parse_args()
    port, host = arguments.port, arguments.host_folder
    if not _is_free(port):
        sys.exit(
            f"Port {port} is taken: another preview may run. Another port: make serve PORT=8001"
        )
    logging.getLogger("mkdocs.livereload").setLevel(logging.ERROR)  # not a line for each request
    preview = Preview(Path.cwd(), port=port, below=_below(host), host=host)
    print(f"Building; then it is at {preview.server.url} (end it with Ctrl+C).", flush=True)
    try:
        preview.serve()
    except KeyboardInterrupt:
        print()
    finally:
        preview.stop()


def _below(host: Path | None) -> str:
    """Return the path at which the site stands on its host; the top if the settings are broken."""
    logging.disable()  # the build says what is wrong with them
    try:
        if host:
            settings = yaml.safe_load((host / "host.yml").read_text(encoding="utf-8"))
            address = settings["address"]
        else:
            address = load_config("mkdocs.yml").site_url or ""
        return urlsplit(address).path or "/"
    except (MkDocsException, yaml.YAMLError, OSError, LookupError, TypeError, ValueError):
        return "/"
    finally:
        logging.disable(logging.NOTSET)


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


if __name__ == "__main__":
    main()
