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
AHEAD = 3  # batches that each other process has been sent: one in hand, and those that last while this one does a batch
MOST = 8  # batches for each process that may be held because one before them is not done


def spread(
    function: Callable[[A], B],
    items: Iterable[A],
    workers: int,
    is_light: Callable[[A], bool] = lambda _: False,
    batch_size: int = BATCH,
) -> Iterator[B]:
    """`function` of each of `items`, in their order; beyond the first `FEW` in as many processes as `workers` says, this one
    among them, but for those which `is_light` says take less to do than to send.

    `batch_size` items are sent at once, more where little is done to each. `function`, items and results travel between
    processes, so they must be picklable. A program that asks for more than one worker must begin under
    `if __name__ == "__main__"`, as multiprocessing wants it.
    """
    waiting = iter(items)
    first = islice(waiting, FEW) if workers > 1 else waiting
    yield from map(function, first)
    more = next(waiting, None)
    if more is None:
        return
    with ProcessPoolExecutor(workers - 1, get_context("spawn")) as pool:
        pending: deque[tuple[tuple[A, ...], Future[list[B]]]] = deque()
        rest = chain([more], waiting)

        def done() -> Iterator[B]:
            batch, future = pending.popleft()
            made = iter(future.result())
            return (function(item) if is_light(item) else next(made) for item in batch)

        while batch := tuple(islice(rest, batch_size)):
            while pending and (pending[0][1].done() or len(pending) > MOST * workers):
                yield from done()
            heavy = tuple(item for item in batch if not is_light(item))
            busy = sum(not future.done() for _, future in pending)
            if heavy and busy < AHEAD * (workers - 1):
                pending.append((batch, pool.submit(partial(_each, function), heavy)))
            else:
                here: Future[list[B]] = Future()
                here.set_result(_each(function, heavy))
                pending.append((batch, here))
        while pending:
            yield from done()


def _each(function: Callable[[A], B], items: tuple[A, ...]) -> list[B]:
    return [function(item) for item in items]
