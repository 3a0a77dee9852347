"""A host that is slow, or sends without end, is left; so are those who mean harm.

The clock of these tests goes on by one whenever somebody looks.
"""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from itertools import count

import pytest

from publish.verify.client import Client, VerifyError
from publish.verify.limits import MOST, Limits
from publish.verify.tour import visit

from .breaking import within
from .host import Host

SLOW = "is too slow: 15 minutes were not enough"
MUCH = "sends more than 400 MB"


def asked(url: str, limits: Limits) -> bytes:
    with closing(Client(url.rsplit("/", 1)[0], pause=0, limits=limits)) as client:
        return client.ask(url).body


def ticking(ends: int, room: int = MOST) -> Limits:
    return Limits(ends=ends, room=room, clock=count().__next__)


@contextmanager
def saying(again: bytes) -> Iterator[str]:
    """Answer whoever asks with the same, without end; with silence if that is nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        over = threading.Event()

        def answer() -> None:
            asking, _ = server.accept()
            with asking, suppress(OSError):
                while again and not over.is_set():
                    asking.sendall(again)
                over.wait()

        thread = threading.Thread(target=answer)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}/"
        finally:
            over.set()
            thread.join()


def test_the_time_ends_within_an_answer(host: Host) -> None:
    host.files["large.txt"] = b" " * 3_000_000
    host.before = lambda reply: setattr(reply, "accept", "")
    with host.answering() as url:
        assert len(asked(f"{url}large.txt", ticking(9_999))) == 3_000_000
        with pytest.raises(VerifyError, match=SLOW):
            asked(f"{url}large.txt", ticking(6))


@pytest.mark.parametrize(
    "again",
    [
        b"HTTP/1.1 100 Continue\r\n\r\n" * 999,
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
    ],
    ids=["an answer that never begins", "a piece that never ends"],
)
def test_the_time_ends_whatever_comes_without_end(again: bytes) -> None:
    with saying(again) as url, pytest.raises(VerifyError, match=SLOW):
        asked(url, ticking(50))


def test_an_answer_that_is_none_is_told_in_a_sentence() -> None:
    again = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\n"
    with saying(again) as url, pytest.raises(VerifyError, match="does not answer: read length"):
        asked(url, ticking(50))


def test_the_time_ends_in_silence() -> None:
    times = iter([0.0, 0.95, 2.0])
    limits = Limits(ends=1.0, clock=times.__next__)
    with saying(b"") as url, pytest.raises(VerifyError, match=SLOW):
        asked(url, limits)


def test_the_room_ends_too() -> None:
    again = b"HTTP/1.1 100 Continue\r\n\r\n" * 999
    with saying(again) as url, pytest.raises(VerifyError, match=MUCH):
        asked(url, ticking(999, room=1_000_000))


def test_all_answers_together_need_room(host: Host) -> None:
    limits = Limits(room=50_000)
    with host.answering() as url, closing(Client(url.rstrip("/"), 0, limits)) as client:
        client.ask(url)
        with pytest.raises(VerifyError, match=MUCH):
            visit(client, url)


def test_what_comes_out_of_a_small_answer_needs_room_as_well(host: Host) -> None:
    host.files["large.txt"] = b" " * 1_000_000
    with host.answering() as url:
        assert len(asked(f"{url}large.txt", Limits())) < 10_000
        with pytest.raises(VerifyError, match=MUCH):
            asked(f"{url}large.txt", Limits(room=500_000))


def test_no_more_addresses_are_remembered_than_are_of_use(
    host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("publish.verify.tour.MOST", 30)
    monkeypatch.setattr("publish.verify.tour.NAMED", 40)
    links = "".join(f'<a href="{number}/">x</a>' for number in range(99))
    within("help/index.html", f'<a href="{"a" * 2_000}">x</a>{links}')(host)
    with host.answering() as url, closing(Client(url.rstrip("/"), pause=0)) as client:
        found = visit(client, url)
    assert len(found.named) == 40
    assert len(found.answers) == 30
    assert max(map(len, found.named)) < 2_000
