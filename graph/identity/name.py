"""What a name says about how widely it identifies."""

from __future__ import annotations

import re

_INITIALS = re.compile(r"(?:[^\W\d_]\.?-?)+")


def is_full_name(name: str) -> bool:
    """Whether `name` is enough to know a person by in another document.

    Two words are ("Delcy Rodriguez"), and so is a word with two initials ("J. K. Rowling"); a bare
    surname or one with a single initial ("J. Smith") is not: false merges cost more than missed
    ones.
    """
    words = initials = 0
    for word in name.split():
        letters = sum(character.isalpha() for character in word)
        if letters == 1 or ("." in word and _INITIALS.fullmatch(word) and letters < 4):
            initials += letters
        elif letters:
            words += 1
    return words >= 2 or (words == 1 and initials >= 2)
