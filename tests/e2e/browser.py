"""The browser of the end-to-end tests: Debian's chromium, driven by Playwright, and why it is missing where it is."""
from __future__ import annotations

import shutil
from importlib.util import find_spec

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
MISSING = (
    "" if find_spec("playwright") and CHROMIUM
    else "no chromium here: the end-to-end tests are left out (Debian: apt-get install chromium)" if find_spec("playwright")
    else "no playwright here: the end-to-end tests are left out (make test installs it)"
)
# In a container there is neither a sandbox for it nor much of /dev/shm.
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking",
             "--disable-component-update", "--no-first-run"]
