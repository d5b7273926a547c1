"""Fetching URLs, and nothing else of the net; the only place in Variorum that opens a connection."""

from variorum.ingest.web.connecting import Road
from variorum.ingest.web.fetcher import Fetched, Fetcher
from variorum.ingest.web.manners import Clock
from variorum.ingest.web.targets import Unfetched, target

__all__ = ["Clock", "Fetched", "Fetcher", "Road", "Unfetched", "target"]
