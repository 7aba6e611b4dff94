"""Where people arrive."""
from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import RedirectResponse

router = APIRouter()


@router.get("/", include_in_schema=False)
def home() -> RedirectResponse:
    """The claims are what people come for."""
    return RedirectResponse("/claims")
