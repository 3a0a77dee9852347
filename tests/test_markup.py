"""What comes out of Markdown: words, whatever went in."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined
from selectolax.lexbor import LexborHTMLParser

from macros import markup
from macros.calls import Call
from macros.errors import DataError
from tests.built import configuration
from tests.cases import untimed
from tests.rendering import PAYLOADS, render_markdown
from tests.test_pages import SIGNATURES, TEXT, parsed

# What macros of the small project write, with a name that tries to be more.
WRITTEN = {
    "cite": "([The Keeper 2020](../about/sources.md#keeper2020){ .wm-cite })",
    "quiz": '<form class="wm-quiz" markdown="block">\n<p markdown="span">A *lantern*.</p>\n</form>',
}


def test_a_text_is_rendered_here_as_the_site_renders_it_but_for_signs_of_print() -> None:
    options: dict[str, object] = {}
    for item in configuration()["markdown_extensions"]:
        options |= item if isinstance(item, dict) else {item: {}}
    assert options == {**markup.EXTENSIONS, "smarty": {}}


@pytest.mark.parametrize(
    "text",
    [
        "Plain *words*, **more**, `code` and a [link](../help/index.md#cannot-call).",
        "[The Act](https://www.legislation.gov.uk/ukpga/2012/9/section/111?view=plain) says so.",
        "<https://www.example.org/>",
        "## A heading {#heading}\n\n- [A door](a.md)\n  { .wm-door }",
        '!!! note "Plan first"\n    Then act.\n\n??? question "Why?"\n    So.',
        "| a | b |\n|---|--:|\n| 1 | 2 |",
        "A word\n: Its meaning.\n\n*[GPS]: where it is",
        "3. Third\n4. Fourth\n\n> said\n\n---\n",
        "![A drawing of a lantern](../assets/images/share.png)",
        '*Hilfe*{ lang=de } and "שלום"{ dir=rtl }',
        "5 < 6, a < b, if x > y, {curly} and &lt;b&gt;.",
        "Words. {## allow victim: the name of a code ##}",
        "www.police.uk, as in [www.police.uk](https://www.police.uk/)",
        "[police.uk/help?from=example.org, e.g. at 5 p.m.](https://www.police.uk/help)",
    ],
)
def test_what_a_page_needs_is_let_pass(text: str) -> None:
    assert markup.refused(text, SIGNATURES) == []


@pytest.mark.parametrize("payload", [item for item in PAYLOADS if "evil" in item or "<" in item])
def test_what_tries_to_be_more_is_refused_or_stays_plain_https(payload: str) -> None:
    plain = re.fullmatch(r".*[(<]https://evil\.example[)>].*", payload) and "![" not in payload
    assert bool(markup.refused(payload, SIGNATURES)) is not bool(plain)


@pytest.mark.parametrize("before", [0, 1, 2, 30])
@pytest.mark.parametrize("bad", ["<b>", "[x](javascript:y)", "Light.\n{: onclick=x }"])
def test_a_refusal_names_the_line_on_which_it_comes_about(before: int, bad: str) -> None:
    text = 'Light {{ cite(\n"keeper2020") }}.\n\n' * before + bad + "\n\nMore.\n" * 20
    (refusal,) = markup.refused(text, SIGNATURES)
    assert refusal.line == before * 3 + 1 + bad.count("\n")


def test_a_text_that_was_too_deep_hides_nothing_in_the_next() -> None:
    assert markup.refused("1. " * 3000 + "a")
    assert markup.refused("[x](javascript:y)")


def test_two_things_on_a_page_are_both_told() -> None:
    lines = [item.line for item in markup.refused("[a](ftp://a)\n\n[b](ftp://b)")]
    assert lines == [1, 3]


PARTS = [
    "<",
    ">",
    "</",
    "script",
    "img src=x",
    "onclick=alert(1)",
    "{:",
    "{",
    "}",
    "style=x",
    ".wm-x",
]
PARTS += ["[", "]", "(", ")", "!", "javascript:", "https://", "//evil.example", "a.md", "#x", ": "]
PARTS += [
    "{{",
    "}}",
    "{%",
    "%}",
    "{##",
    "##}",
    "-",
    "+",
    "raw",
    "endraw",
    "config",
    "__class__",
    "|",
]
PARTS += ['{{ cite("keeper2020") }}', '{{ quiz("lantern") }}', "{{ x }}", "{% if x %}", "{## x ##}"]
PARTS += [
    "\n",
    "\n\n",
    " ",
    "    ",
    "\t",
    "`",
    "*",
    "_",
    '"',
    "'",
    "\\",
    "&#106;",
    "&Tab;",
    "&lt;",
    "&",
]
PARTS += [
    "!!! note\n",
    "??? note\n",
    "*[a]: b",
    "|---|",
    "---",
    "===",
    "# ",
    "## ",
    "> ",
    "- ",
    "1. ",
]
PARTS += ["data:text/html,x", "<!--", "-->", "<?", "<![CDATA[", "a", "é", "\u200b", "\x02", "\x03"]
ELEMENTS = {
    "html",
    "head",
    "body",
    "p",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "em",
    "strong",
    "code",
    "pre",
}
ELEMENTS |= {
    "blockquote",
    "hr",
    "br",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "div",
    "details",
    "summary",
}
ELEMENTS |= {"table", "thead", "tbody", "tr", "th", "td", "a", "abbr", "img", "form"}
ATTRIBUTES = {"class", "id", "href", "title", "alt", "src", "start", "open", "lang", "dir", "style"}


@untimed
@given(st.lists(st.sampled_from(PARTS), max_size=14).map("".join))
@example("<{## x ##}/article>")
@example('[x]{{ cite("keeper2020") }}\n\n[the keeper 2020]: javascript:alert(1)')
@example('{{- quiz("lantern") -}}')
@example('{{ quiz("lantern") }}\n{: onclick=alert(1) }')
@example("{% raw %}{{ config }}{% endraw %}")
def test_whatever_a_page_holds_it_is_refused_or_calls_known_macros_and_says_words(
    body: str,
) -> None:
    try:
        page = parsed(f"{TEXT[: TEXT.index('## Light')]}{body}\n")
    except DataError:
        return
    called: list[Call] = []

    def recorder(name: str) -> object:
        def macro(*arguments: str) -> str:
            called.append(Call(name, arguments, 0))
            return WRITTEN[name]

        return macro

    plugin = Environment(  # noqa: S701 (as mkdocs-macros makes it)
        undefined=StrictUndefined, comment_start_string="{##", comment_end_string="##}"
    )
    text = plugin.from_string(body).render({name: recorder(name) for name in SIGNATURES})
    assert [(call.name, call.arguments) for call in called] == [
        (call.name, call.arguments) for call in page.calls
    ]
    document = LexborHTMLParser(f"<!doctype html><body>{render_markdown(text)}")
    for node in document.css("*"):
        assert node.tag in ELEMENTS, node.html
        assert node.attributes.keys() <= ATTRIBUTES, node.html
        address = (node.attributes.get("href") or node.attributes.get("src") or "").strip()
        assert not re.match(r"(?!https:)[a-z0-9+.-]+:|//|\\", address, re.IGNORECASE), node.html
