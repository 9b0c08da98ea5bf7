"""News articles to a knowledge graph of who says, accuses, denies and demands what of whom."""

from graph.knowledge_graph import KnowledgeGraph

__all__ = ["KnowledgeGraph"]
