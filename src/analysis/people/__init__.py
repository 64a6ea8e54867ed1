"""Names, e-mail addresses and codes come in; one pseudonym per person goes out. Names stop here."""

from analysis.people.identity import normalise_code, normalise_email, normalise_name
from analysis.people.masking import Masker
from analysis.people.pseudonyms import key_file, load_key, pseudonym
from analysis.people.resolve import Resolution, resolve

__all__ = [
    "Masker",
    "Resolution",
    "key_file",
    "load_key",
    "normalise_code",
    "normalise_email",
    "normalise_name",
    "pseudonym",
    "resolve",
]
