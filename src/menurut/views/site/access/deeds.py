"""What is noted of what people do, in words for the page; the notes themselves are the same in every language."""
from __future__ import annotations

from typing import Final

from menurut.views.site.languages import N_

NOBODY: Final = "(no such account)"
ACTIONS: Final = {
    "login": N_("logged in"),
    "logout": N_("logged out"),
    "login refused": N_("was not let in"),
    "refused": N_("was refused"),
    "password": N_("changed the own password"),
    "account added": N_("added an account"),
    "role changed": N_("changed a role"),
    "password changed": N_("changed a password"),
    "account removed": N_("removed an account"),
    "decide": N_("decided"),
    "undo": N_("took a decision back"),
    "subscribe": N_("followed a feed"),
    "unsubscribe": N_("followed a feed no more"),
    "ask feed": N_("had a feed asked"),
    "preview": N_("tried house rules"),
    "keep": N_("changed the house rules"),
    "bring text": N_("brought in a text"),
    "bring url": N_("brought in addresses"),
    "bring files": N_("brought in files"),
}
_DETAILS: Final = {
    NOBODY: N_("no account of that name"),
    "reader": N_("reader"), "editor": N_("editor"), "admin": N_("admin"),
    "same": N_("the same"), "not same": N_("not the same"), "unsure": N_("unsure"),
    "kept": N_("belongs to the claim"), "dropped": N_("does not belong to the claim"),
}  # fmt: skip


def in_words(noted: str) -> str:
    """The message for an action, a role, an answer or another word of a note; "" for what is not one of them."""
    return ACTIONS.get(noted) or _DETAILS.get(noted, "")
