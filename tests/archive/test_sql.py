"""SQL over an archive: it sees all of it, and nothing else."""

from pathlib import Path
from typing import get_args, get_type_hints

import msgspec
import pytest

from archive.made import archive_of
from reftel.archive import Archive
from reftel.archive.flat import LISTS, views
from reftel.errors import ArchiveError
from reftel.record import Cable

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return archive_of(tmp_path_factory.mktemp("sql"), range(1, 30))


@pytest.mark.parametrize("name", LISTS)
def test_a_view_has_the_record_s_keys(archive: Archive, name: str) -> None:
    [kind, _] = get_args(get_type_hints(Cable)[name])
    keys = [field.encode_name for field in msgspec.structs.fields(kind)]
    assert archive.sql(f'SELECT * FROM "{name}"').schema.names == ["key", "cable", "cable_date", "index", *keys]


def test_half_a_letter_is_refused_in_words(archive: Archive) -> None:
    with pytest.raises(ArchiveError, match="half a letter"):
        archive.sql("SELECT '\ud83d'")


def test_every_register_has_a_view() -> None:
    named = "cables paragraphs people bodies instruments meetings statements silences changes plans dates damage"
    assert set(named.split()) <= set(views())


def test_quoted_words_are_there_as_they_were_read(archive: Archive) -> None:
    found = archive.sql("SELECT source, cue, content FROM statements WHERE content LIKE '%number 7 %'").to_pylist()
    content = "that shoes number 7 were cheaper than tyres"
    assert found == [{"source": "He", "cue": "said", "content": content}]
    assert archive.sql("SELECT DISTINCT mentions FROM bodies").to_pylist() == [{"mentions": ["Veldora"]}]
    assert archive.sql("SELECT count(*) AS n FROM cables WHERE summary LIKE chr(0) || '%'").to_pylist() == [{"n": 0}]
    assert archive.sql("SELECT DISTINCT text FROM dates").to_pylist() == [{"text": "Monday"}]


def test_summaries_are_there_as_they_were_read(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "cables")
    archive.add([str(SAMPLES)])
    found = archive.sql("SELECT id, summary FROM cables WHERE summary IS NOT NULL").to_pylist()
    assert found
    for row in found:
        assert row["summary"] in {cable.summary for cable in archive.cable(row["id"])}


def test_entries_join_with_their_cables(archive: Archive) -> None:
    query = "SELECT post, count(*) AS n FROM statements JOIN cables USING (key) GROUP BY post"
    assert archive.sql(query).to_pylist() == [{"post": "Lima", "n": 29}]
    assert archive.sql("SELECT header.serial FROM records ORDER BY 1 LIMIT 1").to_pylist() == [{"serial": 1}]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT * FROM read_text('{outside}')", "file system operations are disabled"),
        ("SELECT * FROM '{outside}'", "Table with name"),
        ("SELECT * FROM '{log}'", "file system operations are disabled"),
        ("SELECT * FROM read_csv('{outside}')", "file system operations are disabled"),
        ("SELECT * FROM glob('/*')", "file system operations are disabled"),
        ("COPY cables TO '{outside}'", "one SELECT is taken, and nothing else"),
        ("COPY cables TO '{inside}'", "one SELECT is taken, and nothing else"),
        ("ATTACH '{outside}'", "one SELECT is taken, and nothing else"),
        ("SET enable_external_access = true", "one SELECT is taken, and nothing else"),
        ("DROP VIEW cables", "one SELECT is taken, and nothing else"),
        ("INSTALL httpfs", "one SELECT is taken, and nothing else"),
        ("SELECT 1; SELECT 2", "one SELECT is taken, and nothing else"),
        ("", "one SELECT is taken, and nothing else"),
        ("SELECT * FROM archive", "Table with name archive does not exist"),
        ("SELECT nothing FROM cables", 'Referenced column "nothing" not found'),
        ("SELEC 1", "syntax error"),
    ],
)
def test_a_query_can_only_look_at_the_archive(archive: Archive, tmp_path: Path, query: str, said: str) -> None:
    outside = tmp_path / "secret.txt"
    outside.write_text("secret")
    before = archive.fingerprint()
    records = archive.folder.records
    log = records / "_delta_log/00000000000000000000.json"
    asked = query.format(outside=outside, inside=records / "x.parquet", log=log)
    with pytest.raises(ArchiveError) as refused:
        archive.sql(asked)
    assert said in str(refused.value)
    assert "the tables are records, cables, paragraphs" in str(refused.value)
    assert outside.read_text() == "secret"
    assert archive.fingerprint() == before


def test_looking_at_the_tables_themselves_is_looking(archive: Archive) -> None:
    assert "classification" in archive.sql("DESCRIBE cables")["column_name"].to_pylist()
    assert archive.sql("EXPLAIN SELECT 1").num_rows == 1


def test_a_folder_s_name_may_have_quotation_marks(tmp_path: Path) -> None:
    archive = archive_of(tmp_path / "o'brien's")
    assert archive.sql("SELECT count(*) AS n FROM cables").to_pylist() == [{"n": 3}]


def test_readers_go_on_while_a_writer_writes(tmp_path: Path) -> None:
    archive = archive_of(tmp_path)
    counts: list[int] = []

    def look(*_: object) -> None:
        counts.append(archive.sql("SELECT count(*) AS n FROM cables").to_pylist()[0]["n"])
        assert archive.search("shoes").total

    other = archive_of(tmp_path / "other", range(50, 52))
    assert other.stats().copies == 2
    archive.add([str(tmp_path / "other/cables")], tell=look)
    assert counts == [5, 5]
