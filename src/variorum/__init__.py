"""Variorum lays many reports of the same event side by side."""
