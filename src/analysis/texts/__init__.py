"""What the product says, in Finnish, Swedish and English; numbers and dates by locale."""

from analysis.texts.catalogue import LANGUAGES, N_, Language, Texts, texts
from analysis.texts.wording import normalise

__all__ = ["LANGUAGES", "N_", "Language", "Texts", "normalise", "texts"]
