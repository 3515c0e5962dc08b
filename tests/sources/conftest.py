"""The fixtures of the sources' tests."""

import pytest
from volumes import VOLUME, item_of  # type: ignore[import-not-found]  # found beside this file by pytest

from reftel.sources import frus
from reftel.sources.witness import DocumentWitness


@pytest.fixture(scope="module")
def read() -> dict[str, DocumentWitness]:
    return {witness.id.partition("/")[2]: witness for witness in frus.witnesses(item_of(VOLUME))}
