"""Strings only: the form in which words are compared, with offsets back to the form in which they were written."""

from variorum.text.normal import Token, compared, plain_marks, tokens

__all__ = ["Token", "compared", "plain_marks", "tokens"]
