"""Starting without looking for garbage: of what is imported and set up then, nothing is thrown away."""
from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unswept() -> Iterator[None]:
    """No garbage is looked for within, and afterwards not in what was made there. Saves a tenth of the time of a start."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was:
            gc.enable()
