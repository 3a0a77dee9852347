"""nginx, Caddy and Apache: how each is run from a configuration that is meant for a whole host."""

import os
from dataclasses import replace
from pathlib import Path

from .running import HOST, Ports, Program, Rule, replaced

# nginx

MODULES = Path("/usr/lib/nginx/modules")
BROTLI = MODULES / "ngx_http_brotli_static_module.so"


def _nginx_rules(folder: Path, ports: Ports) -> list[Rule]:
    return [
        (r"^.*listen \[::\].*\n", ""),
        (r"listen 80;", f"listen 127.0.0.1:{ports.http};"),
        (r"listen 443 ", f"listen 127.0.0.1:{ports.https} "),
        (r"/srv/site", str(folder / "www")),
        (r"/etc/letsencrypt/live/[^/]+", str(folder)),
        (r"/var/log/nginx", str(folder / "logs")),
        (r"/etc/site", str(folder / "servers")),
    ]


def _nginx_without(folder: Path, ports: Ports) -> list[Rule]:
    return [*_nginx_rules(folder, ports), (r"^.*brotli_static on;\n", "")]


def _nginx_around(folder: Path, _: Ports, text: str) -> str:
    module = f"load_module {BROTLI};" if "brotli_static on;" in text else ""
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in kinds)
    return (
        f"daemon off;\nerror_log stderr;\nworker_processes 1;\npid {folder}/pid;\n{module}\n"
        f"events {{}}\nhttp {{\ninclude /etc/nginx/mime.types;\n{places}{text}\n}}\n"
    )


def _nginx(folder: Path, _: Ports) -> list[str]:
    return ["-e", "stderr", "-c", str(folder / "configuration"), "-p", str(folder)]


# Caddy


def _caddy_rules(folder: Path, ports: Ports) -> list[Rule]:
    certificate = f"tls {folder}/fullchain.pem {folder}/privkey.pem"
    return [
        (r"^(http://[\w.-]+) \{$", f"\\1:{ports.http} {{\n\tbind 127.0.0.1"),
        (r"^([\w.-]+) \{$", f"\\1:{ports.https} {{\n\tbind 127.0.0.1\n\t{certificate}"),
        (r"/srv/site", str(folder / "www")),
        (r"/var/log/caddy", str(folder / "logs")),
        (r"/etc/site", str(folder / "servers")),
    ]


def _caddy_around(folder: Path, ports: Ports, text: str) -> str:
    options = (
        "{\n\tadmin off\n\tskip_install_trust\n\tdefault_bind 127.0.0.1\n"
        f"\thttp_port {ports.http}\n\thttps_port {ports.https}\n"
        f"\tstorage file_system {folder}/storage\n"
    )
    return replaced(text, [(r"^\{\n", options)])


def _caddy(folder: Path, _: Ports) -> list[str]:
    return ["run", "--config", str(folder / "configuration"), "--adapter", "caddyfile"]


# Apache

APACHE = Path("/usr/lib/apache2/modules")
# What Debian loads, as far as it could get in our way, and what we ask for.
LOADED = (
    *("mpm_event", "authz_core", "authz_host", "access_compat", "alias", "autoindex", "deflate"),
    *("dir", "env", "filter", "mime", "negotiation", "reqtimeout", "setenvif", "status"),
    *("headers", "rewrite", "socache_shmcb", "ssl", "brotli"),
)
CONFIGURED = ("autoindex", "deflate", "dir", "mime", "negotiation", "setenvif", "status")


USER = "User www-data\nGroup www-data\n" if os.geteuid() == 0 else ""


def _apache_rules(folder: Path, ports: Ports) -> list[Rule]:
    return [
        (r"\*:80>", f"127.0.0.1:{ports.http}>"),
        (r"\*:443>", f"127.0.0.1:{ports.https}>"),
        (r"/srv/site", str(folder / "www")),
        (r"/etc/letsencrypt/live/[^/]+", str(folder)),
        (r"/var/log/apache2", str(folder / "logs")),
        (r"/etc/site", str(folder / "servers")),
    ]


def _apache_of_others(folder: Path, ports: Ports) -> list[Rule]:
    others = [(r"^.*Include .*/site\.conf\n", ""), ("AllowOverride None", "AllowOverride All")]
    return [*_apache_rules(folder, ports), *others]


def _apache_around(folder: Path, ports: Ports, text: str) -> str:
    modules = "".join(f"LoadModule {name}_module {APACHE}/mod_{name}.so\n" for name in LOADED)
    debian = "".join(f"Include /etc/apache2/mods-available/{name}.conf\n" for name in CONFIGURED)
    return (
        f"ServerRoot {folder}\nPidFile {folder}/pid\nDefaultRuntimeDir {folder}\n"
        f"Listen 127.0.0.1:{ports.http}\nListen 127.0.0.1:{ports.https}\nServerName {HOST}\n"
        f"{modules}{debian}ErrorLog {folder}/logs/server.log\nServerTokens OS\nServerSignature On\n"
        # Debian's own, of the whole server.
        f"{USER}"
        "<Directory />\nOptions FollowSymLinks\nAllowOverride None\nRequire all denied\n"
        f"</Directory>\n{text}"
    )


def _apache(folder: Path, _: Ports) -> list[str]:
    return ["-X", "-f", str(folder / "configuration")]


NGINX = Program(
    name="nginx",
    program="nginx",
    package="nginx-light and libnginx-mod-http-brotli-static",
    folder="nginx",
    host="host.conf",
    compressions=("br", "gzip"),
    command=_nginx,
    rules=_nginx_rules,
    around=_nginx_around,
    needs=(BROTLI,),
)
NGINX_ALONE = replace(
    NGINX,
    name="nginx without brotli",
    package="nginx-light",
    compressions=("gzip",),
    rules=_nginx_without,
    needs=(),
)
CADDY = Program(
    name="Caddy",
    program="caddy",
    package="caddy",
    folder="caddy",
    host="Caddyfile",
    compressions=("br", "zstd", "gzip"),
    command=_caddy,
    rules=_caddy_rules,
    around=_caddy_around,
)
APACHE2 = Program(
    name="Apache",
    program="apache2",
    package="apache2",
    folder="apache",
    host="host.conf",
    compressions=("br", "zstd", "gzip"),
    command=_apache,
    rules=_apache_rules,
    around=_apache_around,
)
HTACCESS = replace(
    APACHE2,
    name="Apache of others",
    rules=_apache_of_others,
    placed={"apache/htaccess": ".htaccess"},
)
PROGRAMS = (NGINX, NGINX_ALONE, CADDY, APACHE2, HTACCESS)
