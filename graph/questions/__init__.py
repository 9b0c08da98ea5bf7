"""Questions that are asked by name, each one SPARQL query in a file."""
