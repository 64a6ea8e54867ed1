"""Names, e-mail addresses and codes come in; one pseudonym per person goes out. Names stop here."""
