"""Every error that Variorum raises on purpose. Each message says what was seen, what was wanted and what to do."""


class VariorumError(Exception):
    """Something the user can mend; the command line prints its message and exits 1 (2 for a wrong request)."""


class UnreadableSource(VariorumError):
    """A path, folder, stream or record that was named cannot be read at all."""


class InvalidSpan(VariorumError):
    """A span that is empty, runs backwards, or points outside the text of its report."""


class InvalidSetting(VariorumError):
    """A setting that does not exist, or a value that it cannot take."""


class InvalidDecision(VariorumError):
    """A line of a file of decisions that is none, or that cannot be honoured beside another one."""


class UnknownFormat(VariorumError):
    """An output file whose ending names no format that can be written."""


class MissingExtra(VariorumError):
    """An optional package is needed.

    >>> print(MissingExtra("writing Parquet", extra="tables"))
    writing Parquet needs an optional package: pip install 'variorum[tables]'
    """

    def __init__(self, deed: str, *, extra: str) -> None:
        super().__init__(f"{deed} needs an optional package: pip install 'variorum[{extra}]'")
