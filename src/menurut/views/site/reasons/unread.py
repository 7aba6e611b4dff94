"""What is told of an input: why it could not be read, what was odd in it, why a feed gave nothing."""
from __future__ import annotations

from typing import Final

from menurut.views.site.languages import N_

FETCHED: Final = (
    N_("%(site)s asks programs not to read this page (robots.txt)"),
    N_("%(site)s/robots.txt cannot be read: whether pages may be is not known"),
    N_("more than %(count)s redirects"),
    N_("port %(port)s is not one that pages are fetched from"),
    N_("the server gives %(kind)s, which is not read"),
    N_("not a web address: %(why)s"),
    N_("only http and https addresses are read, not %(kind)s"),
    N_("a web address needs a host, and may not carry a user name"),
    N_("%(site)s is at %(address)s, which is not on the public internet"),
    N_("the answer was cut off"),
    N_("the server packed the page in a way that was not asked for: %(kind)s"),
    N_("the page has more than %(count)s MB"),
    N_("the server answered %(status)s"),
    N_("the feed defines entities of its own, which are not read"),
    N_("this is no feed and no site map"),
    N_("the packed site map is damaged"),
    N_("the feed has more than %(count)s MB"),
    N_("%(count)s articles are waiting to be read: try again when there are fewer"),
)
READ: Final = (
    N_("there is no text"),
    N_("the text contains characters that reverse the direction of letters"),
    N_("`lang` is no language code: %(code)s"),
    N_("%(field)s is no date that can be read: %(words)s"),
    N_("the line is too long to be read"),
    N_("not JSON: %(why)s at character %(count)s"),
    N_("JSON that cannot be read: %(why)s"),
    N_("not an object with `id` and `text`"),
    N_("the object has no `text`"),
    N_("`%(field)s` is not a text and was left out"),
    N_("the object has no `id`; it is called %(name)s"),
    N_("more than %(count)s MB"),
    N_("the data is damaged or cannot be read: %(why)s"),
    N_("the page has more than %(count)s million characters"),
    N_("reading HTML needs more packages: pip install 'menurut[web]'"),
    N_("reading feeds needs more packages: pip install 'menurut[web]'"),
    N_("the page cannot be taken apart: %(why)s"),
    N_("no article was found in the page"),
    N_("no such file"),
    N_("there are no files in the folder"),
    N_("files of kinds that are not read: %(kinds)s"),
    N_("a feed or site map; name the articles themselves"),
    N_("the input is empty"),
    N_("no encoding stated, read as %(encoding)s"),
    N_("no encoding stated and not UTF-8: read as %(encoding)s, a guess"),
    N_("%(count)s lone surrogates were replaced by U+FFFD"),
    N_("the bytes are text in no known encoding"),
    N_("bytes that are not %(encoding)s were replaced by U+FFFD"),
    N_("a text of more than %(count)s characters: bring it in in parts, or with menurut add"),
    N_("begun %(count)s times and never read to the end"),
)
KEPT: Final = (
    N_("no pack for the language “%(code)s”: pronouns, descriptions, unnamed sources, voice and dates are read by names and "
       "the tagger alone, and some are missed"),
    N_("the language is not known: pronouns, descriptions, unnamed sources, voice and dates are read by names and "
       "the tagger alone, and some are missed"),
    N_("not kept, there is no text: %(why)s"),
    N_("not kept: a reading of %(count)s bytes"),
    N_("not kept: %(why)s"),
    N_("%(field)s is no date: %(words)s"),
    N_("%(field)s %(day)s lies after %(now)s"),
    N_("published %(day)s, but last updated %(other)s"),
    N_("%(what)s stands at %(place)s, the text ends at %(count)s"),
    N_("two things of one reading have the id %(id)s"),
    N_("attribution %(id)s stands in %(other)s, which is not there"),
    N_("attribution %(id)s names party %(other)s, which is not there"),
)  # fmt: skip
