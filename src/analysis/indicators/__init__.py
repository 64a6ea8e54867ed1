"""Tidy tables come in; what the funder and the project define goes out, as plain counts."""
