"""A small press on this computer: the example articles at addresses of its own, and a feed."""
from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

_FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>The Sarunda Gazette</title><link>{site}/</link><description>News</description>
<item><title>Minister denies delaying closure of strait bridge</title><link>{site}/4-gazette.html</link>
<guid>{site}/4-gazette.html</guid><pubDate>Thu, 14 May 2026 01:00:00 GMT</pubDate></item></channel></rss>
"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing between the tests' own lines."""


@contextmanager
def press(folder: Path, articles: Path) -> Iterator[str]:
    """The address of a press that has the articles of a folder; what it serves is put into `folder`."""
    for each in articles.iterdir():
        (folder / each.name).write_bytes(each.read_bytes())
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    site = f"http://127.0.0.1:{server.server_port}"
    (folder / "feed.xml").write_text(_FEED.format(site=site), encoding="utf-8")
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)
