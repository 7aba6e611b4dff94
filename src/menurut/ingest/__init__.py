"""Ingest: bytes to `Document`. The text is never changed afterwards; what could not be read says so in its issues."""
from menurut.ingest.article import document
from menurut.ingest.inputs import documents, documents_and_readings

__all__ = ["document", "documents", "documents_and_readings"]
