"""The door of the terminal: ``digimesh``."""

from analysis.cli.app import main

__all__ = ["main"]
