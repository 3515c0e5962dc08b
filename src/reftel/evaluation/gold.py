"""Records made by hand: a folder of JSON files, one a cable."""

from pathlib import Path
from typing import Any

import msgspec

from reftel.errors import SourceError

__all__ = ["read_gold"]

_NEEDED = ("id", "header", "paragraph_marks")


def read_gold(folder: str) -> list[dict[str, Any]]:
    """Return the records of a folder, in the order of their file names.

    Raises `SourceError` where the folder has none, and for the first file that is no record.
    """
    paths = sorted(Path(folder).glob("*.json"))
    if not paths:
        raise SourceError(folder, found="no record made by hand", advice="name a folder of .json files, one a cable")
    return [_record(path) for path in paths]


def _record(path: Path) -> dict[str, Any]:
    try:
        record = msgspec.json.decode(path.read_bytes(), type=dict[str, Any])
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise SourceError(str(path), found=f"no record: {error}", advice="mend the file") from error
    lacking = [key for key in _NEEDED if key not in record]
    if lacking:
        raise SourceError(str(path), found=f"a record without {', '.join(lacking)}", advice="add what is missing")
    return record
