"""Feeds: RSS of all versions, Atom, and JSON Feed; every item a record."""
