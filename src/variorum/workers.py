"""Work on many items spread over processes, with results in the order of the items."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context
from typing import TypeVar, cast

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
    few: int = FEW,
    ahead: int = AHEAD,
) -> Iterator[B]:
    """`function` of each of `items`, in their order; beyond the first `few` in as many processes as `workers` says, this one
    among them, but for those which `is_light` says take less to do than to send.

    `batch_size` items are sent at once, more where little is done to each. Each other process has `ahead` batches to do while
    there are any; this one does one where it would wait. `function`, items and results travel between processes, so they must
    be picklable. A program that asks for more than one worker must begin under `if __name__ == "__main__"`, as multiprocessing
    wants it.
    """
    waiting = iter(items)
    first = islice(waiting, few) if workers > 1 else waiting
    yield from map(function, first)
    more = next(waiting, None)
    if more is None:
        return
    with ProcessPoolExecutor(workers - 1, get_context("spawn")) as pool:
        pending: deque[tuple[tuple[A, ...], Future[list[B]]]] = deque()
        rest = chain([more], waiting)

        def take(here: bool) -> bool:
            batch = tuple(islice(rest, batch_size))
            heavy = tuple(item for item in batch if not is_light(item))
            if heavy and not here:
                pending.append((batch, pool.submit(partial(_each, function), heavy)))
            elif batch:
                made: Future[list[B]] = Future()
                made.set_result(_each(function, heavy))
                pending.append((batch, made))
            return bool(batch)

        going = True
        while going or pending:
            room = len(pending) <= MOST * workers
            if going and room and sum(not future.done() for _, future in pending) < ahead * (workers - 1):
                going = take(here=False)
            elif going and room and not pending[0][1].done():
                going = take(here=True)
            else:
                batch, future = pending.popleft()
                results = iter(future.result())
                yield from (function(item) if is_light(item) else next(results) for item in batch)


def ahead(items: Iterable[A]) -> Iterator[A]:
    """`items` in their order, each made by another thread while the one before it is used."""
    end, making = object(), iter(items)
    with ThreadPoolExecutor(1) as thread:
        made: Future[A | object] = thread.submit(next, making, end)
        while (item := made.result()) is not end:
            made = thread.submit(next, making, end)
            yield cast(A, item)


def _each(function: Callable[[A], B], items: tuple[A, ...]) -> list[B]:
    return [function(item) for item in items]
