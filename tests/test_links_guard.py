"""links/guard.py: which addresses may be asked."""

import socket

import pytest

from links.guard import is_public, look_up, reachable
from links.verdict import VisitError


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104 (an address to refuse)
        "224.0.0.1",
        "::1",
        "fe80::1",
        "fd00::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::",
    ],
)
def test_an_address_of_our_own_network_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "2606:4700:4700::1111", "::ffff:1.1.1.1"])
def test_an_address_of_everybodys_network_is_public(address: str) -> None:
    assert is_public(address)


def test_of_several_addresses_only_the_public_ones_are_tried() -> None:
    found = reachable("h", 80, lambda *_: ["10.0.0.1", "1.1.1.1"], allow_private=False)
    assert found == ["1.1.1.1"]


def test_a_host_with_private_addresses_alone_is_a_failure() -> None:
    with pytest.raises(VisitError) as error:
        reachable("intranet.example", 80, lambda *_: ["10.0.0.1"], allow_private=False)
    assert error.value.verdict.kind == "failure"
    assert "intranet.example is a private address" in error.value.verdict.what


@pytest.mark.parametrize(
    ("error", "kind", "passing"),
    [
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), "failure", False),
        (socket.gaierror(socket.EAI_AGAIN, "Temporary failure"), "warning", True),
        (UnicodeError("label too long"), "failure", False),
    ],
)
def test_a_host_that_does_not_exist_is_a_failure_and_a_resolver_that_fails_a_warning(
    error: Exception, kind: str, passing: bool
) -> None:
    def fail(host: str, port: int) -> list[str]:
        raise error

    with pytest.raises(VisitError) as caught:
        reachable("h.example", 80, fail, allow_private=False)
    verdict = caught.value.verdict
    assert (verdict.kind, verdict.passing) == (kind, passing)


def test_no_resolver_is_asked_about_names_that_never_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*_arguments: object, **_options: object) -> None:
        pytest.fail("a resolver was asked")

    monkeypatch.setattr(socket, "getaddrinfo", asked)
    with pytest.raises(socket.gaierror):
        look_up("nothing.invalid", 80)


def test_the_system_is_asked_about_every_other_name() -> None:
    assert "127.0.0.1" in look_up("127.0.0.1", 80)
