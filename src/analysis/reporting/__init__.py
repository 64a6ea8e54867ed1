"""Safe findings come in; blocks of a report in a language go out."""
