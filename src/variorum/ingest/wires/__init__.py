"""Formats in which agencies send their copy."""
