"""Work on many items spread over processes, with results in the order of the items."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")
FEW = 100  # items that one process has done before others have started
BATCH = 8  # items sent at once: fewer cost more sending, more are held in memory
AHEAD = 2  # batches for each process that may wait to be done


def spread(
    function: Callable[[A], B], items: Iterable[A], workers: int, is_light: Callable[[A], bool] = lambda _: False
) -> Iterator[B]:
    """`function` of each of `items`, in their order; beyond the first `FEW` in as many processes as `workers` says, but for
    those which `is_light` says take less to do than to send.

    `function`, items and results travel between processes, so they must be picklable. A program that asks for more than one
    worker must begin under `if __name__ == "__main__"`, as multiprocessing wants it.
    """
    waiting = iter(items)
    first = islice(waiting, FEW) if workers > 1 else waiting
    yield from map(function, first)
    more = next(waiting, None)
    if more is None:
        return
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        pending: deque[tuple[tuple[A, ...], Future[list[B]] | None]] = deque()
        rest = chain([more], waiting)

        def done() -> Iterator[B]:
            batch, future = pending.popleft()
            sent = iter(future.result() if future else ())
            return (function(item) if is_light(item) else next(sent) for item in batch)

        while batch := tuple(islice(rest, BATCH)):
            heavy = tuple(item for item in batch if not is_light(item))
            pending.append((batch, pool.submit(partial(_each, function), heavy) if heavy else None))
            if len(pending) > AHEAD * workers:
                yield from done()
        while pending:
            yield from done()


def _each(function: Callable[[A], B], items: tuple[A, ...]) -> list[B]:
    return [function(item) for item in items]
