"""Files of any known format to documents: one registry of readers, one canonical text each.

`read` does it all for one file; `load` and `document_of` are its two halves, for callers that
must know a file's bytes before they decide to read it.
"""

from graph.reading.file import MAX_CHARACTERS, document_of, load, name_of, read
from graph.reading.folder import documents

__all__ = ["MAX_CHARACTERS", "document_of", "documents", "load", "name_of", "read"]
