"""What hosts are told: response headers, compressed copies, how long a browser keeps what."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..names import FOLDER, PARTS
from ..unasked import INDEX as INDEX_FILE
from .site import ASSETS, INDEX, PAGES, TYPES, Site
from .site import is_text as _is_text

__all__ = ["ASSETS", "INDEX", "PAGES", "TYPES", "Site", "configurations", "netlify", "write_all"]

# Folders whose files no rule of `_headers` is about: those below have their own, or need none.
UNTOLD = frozenset({FOLDER, Path(INDEX_FILE).parent.name})
# Pages at the top, below the site's path. Cloudflare sends them without their ending.
TOP = ("", "index.html", "404", "404.html", "leaving", "leaving.html")

TEMPLATES = Path(__file__).parent / "templates"

_ENVIRONMENT = Environment(  # noqa: S701 (no HTML)
    loader=FileSystemLoader(TEMPLATES),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


def netlify(site: Site, folders: Iterable[str]) -> str:
    """Return a `_headers` file, as Netlify and Cloudflare Pages read it from the folder they send.

    No header stands in two rules for one file: Cloudflare would send both values, joined. So there
    is no `Cache-Control` for all, but one for each page at the top and for each folder.
    The index of search has none: both hosts let a browser ask again each time, unless told.
    Sources: https://docs.netlify.com/manage/routing/headers/
    and https://developers.cloudflare.com/pages/configuration/headers/

    Args:
        site: What the rules depend on.
        folders: Those at the top of the site, and those in its `assets`, by path.
    """
    told = dict.fromkeys(TOP, PAGES)
    for folder in sorted({*folders} - UNTOLD):
        kept = folder.startswith(f"{FOLDER}/") and folder != PARTS
        told[f"{folder}/*"] = ASSETS if kept else PAGES
    rules = {"/*": site.headers}
    rules |= {f"{site.base}{path}": {"Cache-Control": value} for path, value in told.items()}
    return "\n".join(
        f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
        for path, headers in rules.items()
    )


def configurations(site: Site) -> dict[str, str]:
    """Return the configurations of servers that a host runs, by path.

    For each server `site.*` has the rules, to be included, and another file a whole host: TLS, the
    way from HTTP to HTTPS, and logs that know no reader. `htaccess` is for an Apache of others.
    """
    values = {
        "site": site,
        "pages": PAGES,
        "assets": ASSETS,
        "index": INDEX,
        "types": TYPES,
        "texts": [ending for ending in TYPES if _is_text(ending)],
        "others": [ending for ending in TYPES if not _is_text(ending)],
    }
    return {
        name.removesuffix(".jinja"): _ENVIRONMENT.get_template(name).render(values)
        for name in _ENVIRONMENT.list_templates()
        if "/_" not in name
    }


def write_all(headers: Mapping[str, str], *, site: Path, folder: Path) -> None:
    """Write `_headers` into a site, and the configurations of servers into a folder beside it."""
    told = Site.of((site / "index.html").read_text(encoding="utf-8"), headers)
    places = [path for path in (*site.iterdir(), *(site / FOLDER).glob("*")) if path.is_dir()]
    folders = [path.relative_to(site).as_posix() for path in places if path.name[0] != "."]
    (site / "_headers").write_text(netlify(told, folders), encoding="utf-8")
    for name, text in configurations(told).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
