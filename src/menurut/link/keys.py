"""Keys under which names meet across scripts and spellings: the consonants that every script writes.

Arabic and Hebrew leave short vowels out, spellings of one name differ in vowels and in doubled letters, so only the
skeleton is kept: "Khamenei", "خامنئي" and "Хаменеи" all have the key "kmn".
"""
from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*|\d+")


def _table(letters: str, sounds: str) -> dict[str, str]:
    """Letters of a script with their sounds in Latin letters; "-" for none."""
    return {letter: sound.replace("-", "") for letter, sound in zip(letters.split(), sounds.split(), strict=True)}


_LETTERS = {
    **_table("ب ت ث ج ح خ د ذ ر ز س ش ص ض", "b t s j h kh d d r z s sh s d"),
    **_table("ط ظ ع غ ف ق ك ل م ن ه و ي", "t z - g f k k l m n h w y"),
    **_table("ا أ إ آ ٱ ى ئ ء ؤ ة پ چ ژ گ ک ی ڤ", "a a a a a a - - w a p ch j g k y v"),
    **_table("ٹ ڈ ڑ ں ہ ھ ے", "t d r n h h y"),
    **_table("а б в г ґ д е ж з и й к л м н о п р с т у ф", "a b v g g d e j z i y k l m n o p r s t u f"),
    **_table("х ц ч ш щ ы ь ъ э є і ї ю я ё", "kh ts ch sh sh y - - e e i i yu ya e"),
    **_table("α β γ δ ε ζ η θ ι κ λ μ ν ξ ο π ρ σ ς τ υ φ χ ψ ω", "a v g d e z i th i k l m n x o p r s s t i f ch ps o"),
    **_table("א ב ג ד ה ו ז ח ט י כ ך ל מ ם נ ן", "- b g d h w z h t y k k l m m n n"),
    **_table("ס ע פ ף צ ץ ק ר ש ת", "s - p p ts ts k r sh t"),
}
_DIGRAPHS = (
    ("tsch", "c"), ("sch", "s"), ("dzh", "j"), ("tch", "c"), ("kh", "k"), ("gh", "g"), ("ch", "c"), ("sh", "s"), ("sy", "s"),
    ("ts", "s"), ("tz", "s"), ("th", "t"), ("dh", "d"), ("dz", "z"), ("dj", "j"), ("gj", "j"), ("dge", "je"), ("zh", "j"),
    ("ph", "f"), ("ck", "k"), ("x", "ks"), ("q", "k"),
)
# Sounds that one letter stands for in another script; "c" is the sound of "ch" by then, or a Latin c.
_VOWELS = "aeiouáéíóúı"
_SOUNDS = str.maketrans({"p": "b", "v": "f", "g": "j", "c": "k", "z": "s"} | dict.fromkeys(f"hwy{_VOWELS}"))
_SOFT = re.compile("c(?=[eiy])")
_DOUBLED = re.compile(r"(.)\1+")
_ARTICLES = ("al-", "el-", "al", "ال")


@lru_cache(maxsize=1 << 16)
def skeleton(word: str) -> str:
    """The consonants of one word, the same in every script; empty where it has none. An Arabic article is left out."""
    return consonants(_without_article(unicodedata.normalize("NFKD", word.lower())))


@lru_cache(maxsize=1 << 16)
def consonants(word: str) -> str:
    """The consonants of one word without an article, one for each that some script does not tell apart, never doubled."""
    kept = "".join(char for char in romanised(word).translate(_SOUNDS) if char.isalnum())
    return _DOUBLED.sub(r"\1", kept)


@lru_cache(maxsize=1 << 16)
def romanised(word: str) -> str:
    """A word in small Latin letters with the vowels that its script writes; one letter where spellings have two for a sound."""
    small = unicodedata.normalize("NFKD", word.lower())
    latin = "".join(_LETTERS.get(char, char) for char in small if not unicodedata.combining(char))
    for many, one in _DIGRAPHS:
        latin = latin.replace(many, one)
    return _SOFT.sub("s", latin)


def _without_article(word: str) -> str:
    for article in _ARTICLES:
        if article.endswith(("-", "ل")) and word.startswith(article) and len(word) > len(article) + 1:
            return word[len(article):]
    return word


def key(name: str) -> str:
    """The key of a name: the skeletons of its words in alphabetical order, one space between two."""
    return " ".join(sorted(filter(None, (skeleton(word) for word in _WORD.findall(name)))))
