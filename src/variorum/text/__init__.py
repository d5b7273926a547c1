"""Strings only: the form in which words are compared, with offsets back to the form in which they were written."""

from variorum.text.normal import Token, compared, on_one_line, places, plain_marks, tokens, unbroken, words

__all__ = ["Token", "compared", "on_one_line", "places", "plain_marks", "tokens", "unbroken", "words"]
