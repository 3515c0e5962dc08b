"""Places as columns: three named numbers in the table, where JSON has a list of three.

Side by side in a column of their own, indexes, starts and lengths pack to half of what indexes, starts and ends take in
turns, and SQL says `substring(text, start + 1, length)`. Both ways go through flat memory, without an object a number.
"""

from array import array
from collections.abc import Callable

import pyarrow as pa
import pyarrow.compute

__all__ = ["PLACE", "PLACE_IN_JSON", "joined", "split"]

PLACE_IN_JSON = pa.list_(pa.int32())
PLACE = pa.struct([pa.field(name, pa.int32()) for name in ("index", "start", "length")])
_NUMBERS = "i"  # the four bytes of an int32


def split(values: pa.Array, wanted: pa.DataType) -> pa.Array:
    """Return an array as JSON gives it with its places as `PLACE`; `wanted` is the type it then has."""
    return _rebuilt(values, wanted, _split)


def joined(values: pa.Array, wanted: pa.DataType) -> pa.Array:
    """Return an array of the table with its places as lists again; `wanted` is the type it then has."""
    return _rebuilt(values, wanted, _joined)


def _rebuilt(values: pa.Array, wanted: pa.DataType, change: Callable[[pa.Array], pa.Array]) -> pa.Array:
    """The array with every place in it changed; arrays begin at their buffers' beginnings, as fresh ones do."""
    if values.type.equals(wanted):
        return values
    if PLACE in (values.type, wanted):
        return change(values)
    if pa.types.is_list(wanted):
        return pa.ListArray.from_arrays(values.offsets, _rebuilt(values.values, wanted.value_type, change), type=wanted)
    fields = [_rebuilt(values.field(at), wanted.field(at).type, change) for at in range(wanted.num_fields)]
    return pa.StructArray.from_arrays(fields, fields=list(wanted), mask=values.is_null())


def _split(places: pa.Array) -> pa.Array:
    numbers = _numbers(places.values)
    index, start, end = (_array(numbers[at::3]) for at in range(3))
    return pa.StructArray.from_arrays([index, start, pa.compute.subtract(end, start)], fields=list(PLACE))


def _joined(places: pa.Array) -> pa.Array:
    index, start, length = (places.field(at) for at in range(3))
    numbers = array(_NUMBERS, bytes(12 * len(places)))
    for at, values in enumerate((index, start, pa.compute.add(start, length))):
        numbers[at::3] = _numbers(values)
    offsets = _array(array(_NUMBERS, range(0, 3 * len(places) + 1, 3)))
    return pa.ListArray.from_arrays(offsets, _array(numbers))


def _numbers(values: pa.Array) -> "array[int]":
    found = array(_NUMBERS)
    if len(values):
        found.frombytes(values.buffers()[1][4 * values.offset : 4 * (values.offset + len(values))])
    return found


def _array(numbers: "array[int]") -> pa.Array:
    return pa.Array.from_buffers(pa.int32(), len(numbers), [None, pa.py_buffer(numbers)])
