"""A host's accent colour: enough contrast with all it stands on, in light and in dark."""

import colorsys
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from macros.errors import Problem

from .settings import Accent

Scheme = Mapping[str, str]  # colours by token, such as paper
LEAST = 4.5  # of text. Source: WCAG 2.2, 1.4.3
WELL = 7.0  # for a colour that we choose. Source: WCAG 2.2, 1.4.6
BACKS = ("paper", "raised", "warm")
# What is read on the soft accent, with the least contrast: as tests/test_tokens.py asks.
ON_SOFT = {"ink": 7.0, "accent": LEAST, "muted": LEAST, "edge": 3.0}
_TOKEN = re.compile(r"--wm-([a-z-]+): (#[0-9a-f]{6})\b")
_DARK = "@media (prefers-color-scheme: dark)"


@dataclass(frozen=True)
class Accents:
    """The two colours of one scheme."""

    accent: str
    soft: str


def schemes(css: str) -> tuple[Scheme, Scheme]:
    """Read the colours of tokens.css, light and dark, by token."""
    light, dark = css.split(_DARK)
    return dict(_TOKEN.findall(light)), dict(_TOKEN.findall(dark))


def coloured(css: str, accents: tuple[Accents, Accents]) -> str:
    """Return tokens.css with other accents: nothing is added that a reader would have to fetch."""
    parts = []
    for part, new in zip(css.split(_DARK), accents, strict=True):
        for token, colour in {"accent": new.accent, "accent-soft": new.soft}.items():
            part, count = re.subn(rf"(--wm-{token}: )#[0-9a-f]{{6}}", rf"\g<1>{colour}", part)
            if count != 1:
                raise ValueError(f"tokens.css has --wm-{token} {count} times in one scheme")
        parts.append(part)
    return _DARK.join(parts)


def accents(accent: Accent, css: str) -> tuple[Accents, Accents]:
    """Return the accents of both schemes; what the host did not give is made from what it gave."""
    light, dark = schemes(css)
    in_dark = accent.dark or near(accent.light, dark, least=WELL)
    return (
        Accents(accent.light, soft(accent.light, light)),
        Accents(in_dark, soft(in_dark, dark)),
    )


def problems(accent: Accent, css: str, *, file: str) -> Iterator[Problem]:
    """Name the colours that cannot be read well enough, each with the nearest that can."""
    light, dark = schemes(css)
    for name, colour, scheme in (("light", accent.light, light), ("dark", accent.dark, dark)):
        if colour is None:
            continue
        back = min(BACKS, key=lambda token: contrast(colour, scheme[token]))
        if (found := contrast(colour, scheme[back])) < LEAST:
            ratio = int(found * 10) / 10
            yield Problem(
                file,
                f"accent → {name}",
                f"'{colour}', with a contrast of {ratio}:1 to {scheme[back]} ({back})",
                f"at least {LEAST}:1; the nearest such colour is '{near(colour, scheme)}'",
            )


def near(colour: str, scheme: Scheme, *, least: float = LEAST) -> str:
    """Return the colour of the same hue, as little lighter or darker as it takes, that reads well.

    Args:
        colour: Where to start; returned as it is where it reads well.
        scheme: What it is to stand on.
        least: The contrast it must have.
    """
    hue, start, saturation = colorsys.rgb_to_hls(*(part / 255 for part in _parts(colour)))
    for step in range(256):
        for lightness in (start - step / 255, start + step / 255):
            if 0 <= lightness <= 1:
                mixed = colorsys.hls_to_rgb(hue, lightness, saturation)
                found = colour if step == 0 else _written(round(part * 255) for part in mixed)
                if all(contrast(found, scheme[back]) >= least for back in BACKS):
                    return found
    raise ValueError("no colour reads well on these backgrounds")


def soft(accent: str, scheme: Scheme) -> str:
    """Return the background with a touch of the accent: as much as what stands on it bears."""
    for share in range(12, -1, -1):
        mixed = _mix(accent, scheme["raised"], share / 100)
        fronts = {**scheme, "accent": accent}
        if all(contrast(fronts[token], mixed) >= least for token, least in ON_SOFT.items()):
            return mixed
    return scheme["raised"]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21. Source: WCAG 2.2, contrast ratio."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    """Source: WCAG 2.2, relative luminance."""
    parts = [part / 255 for part in _parts(colour)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _mix(front: str, back: str, share: float) -> str:
    pairs = zip(_parts(front), _parts(back), strict=True)
    return _written(round(one * share + other * (1 - share)) for one, other in pairs)


def _parts(colour: str) -> list[int]:
    return [int(colour[start : start + 2], 16) for start in (1, 3, 5)]


def _written(parts: Iterator[int]) -> str:
    return "#" + "".join(f"{part:02x}" for part in parts)
