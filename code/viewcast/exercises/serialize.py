"""How plain values travel: as JSON, their arrays inside as npy.

Never as a pickle: reading it runs no code.
"""

import base64
import io
import math

import numpy as np

from viewcast.exercises.values import (
    MOST_NUMBERS,
    NUMBERS,
    Function,
    Other,
    Raised,
    plain,
)


def pack(value, keep=None):
    """A plain value as JSON can hold it; `keep(function)` gives functions a number."""
    value = plain(value)
    if isinstance(value, Raised | Other):
        return {type(value).__name__: list(value[:2])}
    if isinstance(value, Function):
        return pack(Other("function")) if keep is None else {"Function": keep(value)}
    if isinstance(value, list):
        return [pack(item, keep) for item in value]
    if isinstance(value, dict):
        return {"dict": {key: pack(item, keep) for key, item in value.items()}}
    if isinstance(value, np.ndarray):
        file = io.BytesIO()
        np.save(file, value, allow_pickle=False)
        return {"npy": base64.b64encode(file.getvalue()).decode()}
    return value


def unpack(packed, function=None):
    """The value that `pack` packed; ValueError for what it can't have made.

    function(number): what to put for a function, by default an `Other`.

    >>> unpack(pack({"w": np.array([0.5, 1.0])}))
    {'w': array([0.5, 1. ])}
    """
    try:
        return plain(_unpack(packed, function))  # once, not in each list again
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"no packed value: {error!r}") from None


def _unpack(packed, function):
    if isinstance(packed, list):
        return [_unpack(item, function) for item in packed]
    if not isinstance(packed, dict):
        return packed
    if len(packed) != 1:
        raise ValueError(f"a packed value has one kind, not {sorted(packed)[:5]}")
    kind, content = next(iter(packed.items()))
    if kind == "dict":
        return {key: _unpack(item, function) for key, item in content.items()}
    if kind == "npy":
        return _unpack_array(content)
    if kind == "Function":
        if type(content) is not int or content < 0:
            raise ValueError(f"a function's number is {content!r}")
        return function(content) if function else Other("function")
    if not isinstance(content, list):
        raise ValueError(f"{kind} holds no list")
    names = [str(item)[:500] for item in content]
    return {"Raised": Raised, "Other": Other}[kind](*names)


def _unpack_array(text):
    file = io.BytesIO(base64.b64decode(text, validate=True))
    version = np.lib.format.read_magic(file)
    if version != (1, 0):
        raise ValueError(f"npy version {version}, not 1.0")
    shape, _, dtype = np.lib.format.read_array_header_1_0(file)
    bytes_left = len(file.getbuffer()) - file.tell()
    if max(shape, default=0) > MOST_NUMBERS:  # of an empty one
        raise ValueError(f"an array {shape}")
    expected = math.prod(shape) * dtype.itemsize
    if dtype.kind not in NUMBERS or not shape or expected != bytes_left:
        raise ValueError(f"an array {shape} of {dtype} in {bytes_left} bytes")
    file.seek(0)
    return np.load(file, allow_pickle=False)
