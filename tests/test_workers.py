"""Work spread over processes."""

import operator
import os
import threading
from functools import partial

import pytest

from variorum.workers import FEW, ahead, spread


def test_results_come_in_the_order_of_the_items_with_any_number_of_workers():
    items = range(FEW + 50)
    assert list(spread(operator.neg, items, 2)) == list(spread(operator.neg, items, 1)) == [-n for n in items]


def test_few_items_are_done_where_they_are():
    assert set(spread(operator.call, [os.getpid] * FEW, 2)) == {os.getpid()}


def test_many_items_are_done_elsewhere_as_well():
    assert set(list(spread(operator.call, [os.getpid] * (FEW + 20), 2))[FEW:]) - {os.getpid()}


def test_this_process_works_along_while_the_others_do():
    after_a_while = partial(eval, "[__import__('time').sleep(0.002), __import__('os').getpid()][1]")  # no module to import
    assert os.getpid() in list(spread(operator.call, [after_a_while] * (FEW + 200), 2))[FEW:]


def test_nothing_gives_nothing():
    assert list(spread(operator.neg, [], 2)) == []


def test_what_is_light_is_done_here_and_stays_in_its_place():
    items = range(FEW + 50)
    found = list(spread(operator.neg, items, 2, is_light=lambda n: n % 3 == 0))
    assert found == [-n for n in items]
    calls = [os.getpid] * (FEW + 20)
    assert set(spread(operator.call, calls, 2, is_light=lambda _: True)) == {os.getpid()}


def test_others_start_after_as_many_items_as_are_said_to_be_few():
    found = list(spread(operator.call, [os.getpid] * 40, 2, batch_size=1, few=3))
    assert set(found[:3]) == {os.getpid()}
    assert set(found[3:]) - {os.getpid()}


def test_another_process_has_as_many_batches_ahead_as_is_said():
    pause = partial(eval, "[__import__('time').sleep(0.01), __import__('os').getpid()][1]")
    results = spread(operator.call, [pause] * 12, 2, batch_size=1, few=1, ahead=8)
    assert next(results) == os.getpid()
    assert os.getpid() not in [next(results) for _ in range(8)]
    assert len(list(results)) == 3


def test_the_next_is_made_while_one_is_used():
    begun = threading.Event()

    def items():
        yield "first"
        begun.set()
        yield "second"

    found = ahead(items())
    assert next(found) == "first"
    assert begun.wait(10)
    assert list(found) == ["second"]


def test_what_goes_wrong_with_the_next_is_told_in_its_place():
    found = ahead(1 / n for n in (1, 0))
    assert next(found) == 1
    with pytest.raises(ZeroDivisionError):
        next(found)
