"""Evaluation: what the extraction finds against what careful readers found."""
