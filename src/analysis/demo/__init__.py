"""A synthetic project with known truth, at any size: exports of several tools, and their mess."""

from analysis.demo.make import make_demo

__all__ = ["make_demo"]
