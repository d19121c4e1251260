"""Work on many things at once, in processes of its own, the results in order."""

import contextlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Any, TypeVar

from briefcli.errors import UnusableInput
from briefcli.language import tr

_A = TypeVar("_A")
_B = TypeVar("_B")

_AHEAD = 64  # results for each process that may wait to be taken: memory stays bounded


def mapped(prepare: Callable[[], Callable[[_A], _B]], items: Iterable[_A], processes: int) -> Iterator[_B]:
    """What the function that `prepare` gives makes of each item, in their order.

    That many processes work (1: this one), and each calls `prepare` once. They are started afresh, so
    `prepare`, the items and the results must be picklable, and a script that asks for more than one
    needs the usual guard (`if __name__ == "__main__"`). Raises UnusableInput if one of them is killed.
    """
    if processes <= 1:
        yield from map(prepare(), items)
        return
    rest = iter(items)
    context = multiprocessing.get_context("spawn")  # a fork of a process with threads may hang
    with ProcessPoolExecutor(processes, context, _begin, (prepare,)) as pool:
        waiting: deque[Future[_B]] = deque()
        try:
            with _uninterrupted():
                waiting.extend(pool.submit(_work, item) for item in islice(rest, processes * _AHEAD))
            while waiting:
                result = waiting.popleft().result()
                waiting.extend(pool.submit(_work, item) for item in islice(rest, 1))
                yield result
        except BrokenProcessPool as error:
            raise UnusableInput(
                tr(
                    "a working process was killed, as happens where memory runs out; add fewer files at once",
                    "工作进程被终止（可能内存不足）；请分批添加",
                )
            ) from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Have processes that are started meanwhile pass over an interruption: who is interrupted ends them."""
    if threading.current_thread() is not threading.main_thread():
        yield  # no other may say so
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


_prepared: Callable[[Any], Any]  # in a process of a pool: what it does with each item


def _begin(prepare: Callable[[], Callable[[Any], Any]]) -> None:
    """In a new process: end with the one that started it, even if that is killed; then prepare."""
    global _prepared  # noqa: PLW0603  # a process of a pool has no other place to keep it
    parent = multiprocessing.parent_process()
    assert parent is not None

    def follow() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=follow, daemon=True).start()
    _prepared = prepare()


def _work(item: Any) -> Any:
    return _prepared(item)
