"""Response headers in the words of each kind of host."""

from collections.abc import Callable, Mapping


def netlify(headers: Mapping[str, str]) -> str:
    """Return a `_headers` file, as Netlify and Cloudflare Pages read it from the site's root.

    Source: https://docs.netlify.com/manage/routing/headers/
    """
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())


def nginx(headers: Mapping[str, str]) -> str:
    """Return lines to `include` in a `server` block.

    A `location` with an `add_header` of its own inherits none: include the file there again.
    Source: https://nginx.org/en/docs/http/ngx_http_headers_module.html
    """
    return "".join(f'add_header {name} "{value}" always;\n' for name, value in headers.items())


def caddy(headers: Mapping[str, str]) -> str:
    """Return lines to `import` in a site block.

    Source: https://caddyserver.com/docs/caddyfile/directives/header
    """
    lines = "".join(f'\t{name} "{value}"\n' for name, value in headers.items())
    return f"header {{\n{lines}}}\n"


def apache(headers: Mapping[str, str]) -> str:
    """Return lines to `Include` in a virtual host. Needs mod_headers.

    Source: https://httpd.apache.org/docs/2.4/mod/mod_headers.html
    """
    return "".join(f'Header always set {name} "{value}"\n' for name, value in headers.items())


# Writer by file name, in the folder of server configurations.
INCLUDES: dict[str, Callable[[Mapping[str, str]], str]] = {
    "nginx.conf": nginx,
    "headers.caddy": caddy,
    "apache.conf": apache,
}
