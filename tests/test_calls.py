"""What may stand in braces; tests/cases/bad-input/macros.yml shows what may not."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from jinja2 import Environment

from macros.calls import Call, Signature, calls, without_calls
from tests.cases import untimed

SIGNATURES = {
    "cite": Signature(block=False, least=1, most=3, values=frozenset({"a2010", "b-2011"})),
    "quiz": Signature(block=True, least=1, most=1, values=frozenset({"lantern"})),
    "sources": Signature(block=True, least=0, most=0),
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("No braces.", []),
        ('Light {{ cite("a2010") }}.', [Call("cite", ("a2010",), 1)]),
        ("Light {{cite('a2010')}}.", [Call("cite", ("a2010",), 1)]),
        ('{{ cite("a2010", "b-2011") }}', [Call("cite", ("a2010", "b-2011"), 1)]),
        ('Light {{ cite("a2010",\n"b-2011") }}.', [Call("cite", ("a2010", "b-2011"), 1)]),
        ('a\n\n{{ quiz("lantern") }}  \n\nb', [Call("quiz", ("lantern",), 3)]),
        ('a\r\n\r\n{{ quiz("lantern") }}\r\n', [Call("quiz", ("lantern",), 3)]),
        ('a\r\r{{ quiz("lantern") }}\r', [Call("quiz", ("lantern",), 3)]),
        ("{{ sources() }}", [Call("sources", (), 1)]),
        ("## Light {#light}\n", []),
        ("- [A door](a.md)\n  { .wm-door }\n", []),
        ("{## Left out: {{ config.x }} ##}", []),
    ],
)
def test_a_call_is_read_with_its_arguments_and_its_line(text: str, found: list[Call]) -> None:
    assert calls(text, SIGNATURES) == (found, [])


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a\n{{ config }}", 2, "braces around something else: {{ config }}"),
        ("a\n\n{% if x %}\nb\n{% endif %}", 3, "a Jinja statement: {% if x %}"),
        ('a\nb {{ quiz("lantern") }}', 2, "quiz inside a line"),
        ('a\n{{ cite("a2010")\n\nb {{ cite("a2010") }}', 2, 'broken braces: {{ cite("a2010")'),
        ("{{ sources('a') }}", 1, "sources with 1 arguments"),
        ('{{ cite("a2010", "a2010", "a2010", "a2010") }}', 1, "cite with 4 arguments"),
        ("{{ (((((((cite))))))) }}", 1, "braces around something else"),
        ("{{ " + "(" * 5000, 1, "braces that are too deep or too long"),
        ("a\n{{ " + "-" * 5000 + "1 }}", 1, "braces that are too deep or too long"),
        ("{{ " + "9" * 5000 + " }}", 1, "braces that are too deep or too long"),
        (r'{{ cite("\N{x}") }}', 1, r'broken braces: {{ cite("\N{x}") }}'),
        ("{{ cite('a2010') }}{% raw %}{{ x }}{% endfor %}", 1, "Missing end of raw directive"),
    ],
)
def test_something_else_in_braces_is_refused_with_its_line(text: str, line: int, said: str) -> None:
    _, refused = calls(text, SIGNATURES)
    assert refused[0].line == line
    assert said in refused[0].found


def test_every_refusal_of_a_page_is_told_beside_what_is_right() -> None:
    found, refused = calls('{{ cite("a2010") }}\n{{ x }}\n{{ cite("c") }}\n', SIGNATURES)
    assert [call.arguments for call in found] == [("a2010",)]
    assert [refusal.line for refusal in refused] == [2, 3]


def test_a_wrong_argument_is_answered_with_those_that_look_like_it() -> None:
    many = {"cite": Signature(False, 1, 1, frozenset(f"source-{number}" for number in range(50)))}
    _, (near,) = calls('{{ cite("sourse-7") }}', many)
    assert near.allowed.startswith("one of source-")
    assert "source-7" in near.allowed
    _, (far,) = calls('{{ cite("zzz") }}', many)
    assert far.allowed.endswith("and 38 more")


def test_what_a_call_may_be_given_is_only_what_exists() -> None:
    none = {"quiz": Signature(block=True, least=1, most=1)}
    _, (refusal,) = calls('{{ quiz("lantern") }}', none)
    assert refusal.found == 'quiz("lantern")'


@untimed
@given(st.text(max_size=60))
def test_whatever_the_text_it_is_calls_or_refusals(text: str) -> None:
    calls(text, SIGNATURES)


PARTS = ["{{", "}}", "{%", "%}", "{##", "##}", "{#", "#}", "cite", "quiz", "(", ")", '"', "'", "\\"]
PARTS += ["a2010", "lantern", ",", ".", "|", "~", "-", "*", "**", "[", "]", "{", "}", ":", "=", " "]
PARTS += [
    "\n",
    "\r",
    "\r\n",
    "\x85",
    "\u2028",
    "raw",
    "endraw",
    "for x in y",
    "if",
    "set",
    "1",
    "é",
]
PARTS += ["include", "import", "extends", "block", "call", "filter", "autoescape", "_", "__class__"]


CALLS = ['{{ cite("a2010") }}', "{{cite('a2010',\n'b-2011')}}", '\n\n{{ quiz("lantern") }}\n']
CALLS += ["{{ sources() }}", "{## x ##}", "{## {{ x }} ##}", "{#light}", "\n\n"]
SIGNS = ["a", " ", "\n", "\r\n", "é", "{", "}", "#", '"', "(", ")", "\u2028"]
NAMES = st.sampled_from(["cite", "quiz", "sources", "config", "cite.x", "_", "range"])
ARGUMENTS = ['"a2010"', "'b-2011'", '"lantern"', '"c2012"', "a2010", "1", "none", '"a" "b"', "*x"]
ARGUMENTS += ['x="a2010"', '["a2010"]', '"a2010" | lower', "cite.__globals__", 'cite("a2010")', ""]
TAILS = st.sampled_from(["", "", "", " | safe", ".x", "[0]", "()", " if x", " ~ x", ", 1"])


@st.composite
def braces(draw: st.DrawFn) -> str:
    """Write something in braces that is nearly a call."""
    arguments = ", ".join(draw(st.lists(st.sampled_from(ARGUMENTS), max_size=4)))
    return f"{{{{ {draw(NAMES)}({arguments}){draw(TAILS)} }}}}"


@untimed
@given(st.lists(st.sampled_from(PARTS), max_size=25).map("".join) | braces())
def test_whatever_the_braces_only_known_calls_come_through(text: str) -> None:
    found, refused = calls(text, SIGNATURES)
    for call in found:
        signature = SIGNATURES[call.name]
        assert signature.least <= len(call.arguments) <= signature.most
        assert set(call.arguments) <= signature.values
    lines = len(re.split(r"\r\n|\r|\n", text))
    named = [call.line for call in found] + [refusal.line for refusal in refused]
    assert all(1 <= line <= lines for line in named)


@untimed
@given(st.lists(st.sampled_from([*CALLS, *SIGNS]), max_size=9).map("".join))
def test_without_its_calls_a_text_is_what_jinja_makes_of_it(text: str) -> None:
    assume(not calls(text, SIGNATURES)[1])
    plugin = Environment(comment_start_string="{##", comment_end_string="##}")  # noqa: S701 (no HTML)
    stand_ins = {name: lambda *_, name=name: f"({name})" for name in SIGNATURES}
    rendered = plugin.from_string(text).render(stand_ins)
    assert without_calls(text, {name: f"({name})" for name in SIGNATURES}) == rendered


@pytest.mark.parametrize("text", ["a {{", 'a {{ cite("a2010"', "a {## b", '{{ cite("a2010") }'])
def test_a_text_that_ends_inside_a_call_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="inside a call"):
        without_calls(text, {"cite": ""})
