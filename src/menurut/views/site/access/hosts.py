"""By which names the page may be called, against sites whose name is made to point at this computer (DNS rebinding)."""
from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, ip_address
from socket import gethostname
from typing import Final

from menurut.views.site.settings import Settings

_HOST: Final = re.compile(r"(?:\[(?P<six>[0-9a-f:.]+)\]|(?P<name>[a-z0-9._-]+))(?P<port>:\d{1,5})?", re.IGNORECASE)


def allowed(settings: Settings, host: str) -> bool:
    """Whether a request with this `Host` header is for us.

    The names are those of the settings, "localhost" and, where it can be reached from outside, this computer's own.
    A number is no name that anybody could point elsewhere: any will do from outside, and only the computer's inner ones
    where it is reached from itself alone.
    """
    found = _HOST.fullmatch(host)
    if not found:
        return False
    name = (found["six"] or found["name"]).lower().removesuffix(".")
    number = _number(name)
    if number is not None:
        return number.is_loopback if settings.loopback and not settings.proxies else True
    own = () if settings.loopback else (gethostname().lower(),)
    return name in {"localhost", settings.host.lower(), *own, *(each.lower() for each in settings.hosts)}


def _number(name: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(name)
    except ValueError:
        return None
