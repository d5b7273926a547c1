"""From a web page to the text of its report and what the page says of it."""

from variorum.model import Given


def page(html: str, given: Given) -> tuple[str, Given] | str:
    """The text of the report on a page and what is known of it, or why there is none."""
    return "pages come in a moment"
