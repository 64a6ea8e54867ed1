"""Evaluation reports of publicly funded projects, from the exports the tools already write."""
