"""Changes: how each wording of an utterance departs from the one that most reports have."""

from collections.abc import Mapping, Sequence

from variorum.model import Change, Quotation, Report
from variorum.settings import Collate


def changes(quotations: Sequence[Quotation], reports: Mapping[str, Report], settings: Collate) -> list[tuple[Change, ...]]:
    """The changes of each of `quotations`, all wordings of one utterance."""
    return [() for _ in quotations]
