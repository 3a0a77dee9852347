"""One server is asked, one question after the other, and what it does not answer is told."""

import socket
import ssl

import pytest

from publish.verify.answer import Answer
from publish.verify.client import Client, VerifyError
from publish.verify.tour import without_tls

from .host import Host


def test_the_same_place_is_asked_without_encryption_too(host: Host) -> None:
    """A host that nobody asks there is as good as one that leads on."""
    with host.answering() as url:
        client = Client(url.rstrip("/"), pause=0)
        found = without_tls(client, url.replace("http://", "https://"))
        assert found
        assert (found.url, found.status) == (url, 200)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert without_tls(Client(f"https://127.0.0.1:{port}"), f"https://127.0.0.1:{port}/") is None


def test_a_host_that_cannot_show_who_it_is_is_not_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> Answer:
        error = ssl.SSLCertVerificationError()
        error.verify_message = "certificate has expired"
        raise error

    client = Client("https://guide.example", pause=0)
    monkeypatch.setattr(client, "_asked", refuse)
    with pytest.raises(VerifyError, match="cannot show who it is: certificate has expired"):
        client.ask("https://guide.example/")


def test_a_question_is_asked_again_where_a_connection_was_closed_meanwhile(host: Host) -> None:
    with host.answering() as url:
        client = Client(url.rstrip("/"), pause=0)
        assert client.ask(url).status == 200
        connection = client._connection
        assert connection
        assert connection.sock
        connection.sock.shutdown(socket.SHUT_RDWR)
        assert client.ask(url).status == 200
        client.close()
