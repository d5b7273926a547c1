"""What is shown."""

import msgspec


class Publish(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is shown."""

    context_chars: int = 60  # on either side of a reading's words, in the tip: about the clause around them
    words_chars: int = 90  # of a reading's own words, before "…": two lines of a cell
    page_columns: int = 12  # reports that stand side by side on the page; of more, each row has its readings as a list
    page_names: int = 6  # reports named one after the other on the page, before "and 7 more" that can be opened
    page_rejections: int = 200  # that the page lists one by one; of more, as many reasons, one line each
    terminal_rows: int = 8  # of each list on the terminal, before "… and 7 more": a story then fits on two screens
    terminal_wordings: int = 4  # of one utterance on the terminal: the commonest ones
    terminal_tree: int = 24  # reports in one family tree on the terminal: a screen
    terminal_chars: int = 140  # of a wording on the terminal: two lines
