"""The words of a name: folded for comparison, and what they tell of the sex of whom they name.

In: a name as it is written, and the nouns beside it. Out: its folded words; "m", "f" or "".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from graph.extraction import lexicon

# How much more common a given name must be for one sex to count as that sex's.
GENDER_RATIO = 8.0

_POSSESSIVE = re.compile(r"['’]s\b")
_WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """Lower case without accents: "Carreño" -> "carreno"."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name, without possessive, articles and punctuation."""
    bare = _POSSESSIVE.sub("", fold(name)).replace(".", "")
    return tuple(w for w in _WORD.findall(bare) if w not in {"the", "a", "an"})


def is_given_name(word: str) -> bool:
    """Whether a folded word is a common given name."""
    return word in lexicon.given_names()


def is_acronym(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a name of one word is made of the initials of another ("WHO")."""
    if len(words) != 1 or len(full) < 3 or not 2 <= len(words[0]) <= 6:
        return False
    return words[0] in initials(full)


def initials(full: tuple[str, ...]) -> set[str]:
    """The acronyms of a name: with its small words and without them."""
    small = {"of", "for", "and", "the", "in", "on"}
    return {"".join(w[0] for w in full), "".join(w[0] for w in full if w not in small)}


def gender(words: tuple[str, ...], described: Iterable[str]) -> str:
    """The sex by titles and nouns beside a name, else by its given name: "m", "f" or ""."""
    near = set(described)
    if near & (lexicon.words("male title") | lexicon.words("male noun")):
        return "m"
    if near & (lexicon.words("female title") | lexicon.words("female noun")):
        return "f"
    if len(words) < 2:
        return ""
    share = lexicon.given_names().get(words[0], {})
    male, female = share.get("male", 0.0), share.get("female", 0.0)
    if male > GENDER_RATIO * female:
        return "m"
    return "f" if female > GENDER_RATIO * male else ""


def gender_of_noun(lemma: str) -> str:
    """The sex that a common noun such as "spokeswoman" tells: "m", "f" or ""."""
    if lemma in lexicon.words("male noun"):
        return "m"
    return "f" if lemma in lexicon.words("female noun") else ""
