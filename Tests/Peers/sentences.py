"""Facts told as sentences: a decorated function holds when it returns."""

import sys
import traceback

FACTS = []


def fact(sentence):
    """Registers a function as what shows a sentence."""

    def register(function):
        FACTS.append((sentence, function))
        return function

    return register


def hold(*arguments, in_order=False):
    """Runs every fact, says which do not hold, and returns whether all do.

    Facts that build on one another, in order, end with the first that does not hold.
    """
    failed = 0
    for sentence, function in FACTS:
        if failed and in_order:
            failed += 1
            print(f"not run {sentence}")
            continue
        try:
            function(*arguments)
            print(f"ok      {sentence}", flush=True)
        except Exception as error:
            failed += 1
            print(f"NOT OK  {sentence}", flush=True)
            frame = traceback.extract_tb(error.__traceback__)[-1]
            for inner in traceback.extract_tb(error.__traceback__):
                if inner.filename.endswith(function.__code__.co_filename):
                    frame = inner
            place = f"{frame.filename}:{frame.lineno}: {frame.line}"
            what = f"{type(error).__name__}: {error!s:.3000}"
            print(f"        {place}\n        {what}", file=sys.stderr)
    print(f"{len(FACTS) - failed} of {len(FACTS)} sentences hold")
    return failed == 0


def same(found, expected, what="the value"):
    """Fails unless two values are equal, and shows both."""
    assert found == expected, f"{what} is {found!r}, not {expected!r}"
