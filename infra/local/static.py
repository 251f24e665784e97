"""The built app, served as CloudFront would serve it from its bucket."""

from __future__ import annotations

import mimetypes
import re
from hashlib import blake2b
from pathlib import Path

from aiohttp import web

FILE_ENDING = re.compile(r"\.(?:css|html|ico|js|json|map|png|svg|txt|wasm|webmanifest|webp|woff2)$")
"""As in infra/web.yaml: any other path is a page of the app."""

FOREVER = "public, max-age=31536000, immutable"
ASK_EVERY_TIME = "no-cache"
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
mimetypes.add_type("text/javascript", ".js")
mimetypes.add_type("font/woff2", ".woff2")
mimetypes.add_type("application/manifest+json", ".webmanifest")

NOT_BUILT = """<!doctype html><title>Stratus</title>
<p>The app has not been built yet: <code>npm --prefix frontend run build</code>, or start with <code>DEV=1</code>."""


class StaticFiles:
    """Files of one folder, with the headers of the distribution."""

    def __init__(self, root: Path, headers: dict[str, str]) -> None:
        self._root, self._headers = root.resolve(), headers

    async def answer(self, request: web.Request) -> web.Response:
        """A file, or index.html for every page of the app."""
        if request.method not in {"GET", "HEAD"}:
            return web.Response(status=403, headers=self._headers)
        path = request.rel_url.path
        file = (self._root / path.lstrip("/")).resolve()
        if not FILE_ENDING.search(path):
            file = self._root / "index.html"
            if not file.exists():
                return web.Response(status=503, text=NOT_BUILT, content_type="text/html")
        elif self._root not in file.parents or not file.is_file():
            return web.Response(status=404, headers=self._headers)
        return self._file(request, file)

    def _file(self, request: web.Request, file: Path) -> web.Response:
        is_hashed = file.parent.name == "assets"
        content, encoding = _content(file, request.headers.get("accept-encoding", ""))
        tag = f'"{blake2b(content, digest_size=12).hexdigest()}"'
        headers = {
            **self._headers,
            "cache-control": FOREVER if is_hashed else ASK_EVERY_TIME,
            "etag": tag,
            "vary": "accept-encoding",
        }
        if request.headers.get("if-none-match") == tag:
            return web.Response(status=304, headers=headers)
        if encoding:
            headers["content-encoding"] = encoding
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        charset = "utf-8" if kind.startswith("text/") else None
        return web.Response(body=content, headers=headers, content_type=kind, charset=charset)


def _content(file: Path, accepted: str) -> tuple[bytes, str | None]:
    """The file, compressed if it was prepared so and the browser takes it."""
    for encoding, ending in ENCODINGS:
        prepared = file.with_name(file.name + ending)
        if encoding in accepted and prepared.is_file():
            return prepared.read_bytes(), encoding
    return file.read_bytes(), None
