"""The sections of reports: safe numbers come in, blocks in a language go out."""
