"""menurut reads news and shows who says what, according to whom, with a pointer to the words for every answer.

    import menurut

    reading = menurut.read("article.txt")
    for attribution in reading.attributions:
        print(attribution.act, attribution.content)

The types of a reading are in `menurut.model`.
"""
from menurut.reader import read, read_all, read_text

__all__ = ["read", "read_all", "read_text"]
