"""Constants that more than one stage must agree on."""

from __future__ import annotations

VERSION = "0.1.0"

# The extractors by the names that users know, with the versions that are part of every cached
# extraction: raise one whenever the same text may give another result.
EXTRACTORS = {"learned": "learned-7", "rules": "rules-9"}
DEFAULT_EXTRACTOR = "learned"

# A claim against or for somebody counts, and is shown, from this probability on that it is right:
# the least at which the precision of accusations on the dev articles is that which is promised.
DEFAULT_CONFIDENCE = 0.35

# Version of the kg folder's layout and of the shape of its quads.
KG_FORMAT = 1

# The file that marks a folder as a knowledge graph, and the key in it that says so.
KG_MARK = "format.json"
KG_MARK_KEY = "jaccuse"

DEFAULT_BASE = "https://w3id.org/jaccuse/id/"
