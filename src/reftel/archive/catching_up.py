"""The index brought to what the records hold, whatever a killed writer left undone."""

from reftel.archive.indexing import Indexing
from reftel.archive.records import Records
from reftel.archive.rows import to_rows

__all__ = ["catch_up"]


def catch_up(index: Indexing, records: Records) -> int:
    """Index the batches that the index lacks, drop those the records lack; return how many that were."""
    held, there = index.batches(), records.batches()
    missing, stale = there - held, held - there
    if not missing and not stale:
        return 0
    index.drop(stale)
    for batch, table in records.of_batches(missing):
        index.add(batch, ((row.origin.key, row.cable) for row in to_rows(table)))
    index.commit(missing)
    return len(missing) + len(stale)
