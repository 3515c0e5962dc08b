import bz2
import gzip
import io
import lzma
import os
import stat
import tarfile
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.errors import SourceError
from reftel.sources import guard
from reftel.sources.item import Item
from reftel.sources.packed import claims, members

FILES = {"a.txt": b"1. One.\n", "folder/b.txt": b"2. Two.\n" * 500, "folder/.DS_Store": b"junk", "empty": b""}


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        archive.writestr(zipfile.ZipInfo("folder/"), b"")
        for name, content in files.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            archive.writestr(info, content, method)
    return stream.getvalue()


def tarred(files: dict[str, bytes], mode: str = "w") -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:  # type: ignore[call-overload]
        folder = tarfile.TarInfo("folder")
        folder.type = tarfile.DIRTYPE
        archive.addfile(folder)
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return stream.getvalue()


def read(content: bytes, name: str = "box") -> list[Item | SourceError]:
    return list(members(Item.of_bytes(name, content), 1))


def contents(found: list[Item | SourceError]) -> dict[str, bytes]:
    return {each.path: each.read() for each in found if isinstance(each, Item)}


def errors(found: list[Item | SourceError]) -> list[str]:
    return [str(each) for each in found if isinstance(each, SourceError)]


@pytest.mark.parametrize(
    "content",
    [
        zipped(FILES),
        zipped(FILES, zipfile.ZIP_STORED),
        zipped(FILES, zipfile.ZIP_BZIP2),
        zipped(FILES, zipfile.ZIP_LZMA),
        tarred(FILES),
        tarred(FILES, "w:gz"),
        tarred(FILES, "w:bz2"),
        tarred(FILES, "w:xz"),
    ],
)
def test_members(content: bytes) -> None:
    assert claims(Item.of_bytes("box", content))
    found = read(content)
    assert contents(found) == {f"box!{name}": body for name, body in FILES.items()}
    assert errors(found) == []


@pytest.mark.parametrize(
    ("name", "content", "member"),
    [
        ("x/a.txt.gz", gzip.compress(b"1. One.", mtime=0), "x/a.txt.gz!a.txt"),
        ("a.csv.BZ2", bz2.compress(b"1. One."), "a.csv.BZ2!a.csv"),
        ("a.xz", lzma.compress(b"1. One."), "a.xz!a"),
        ("packed", gzip.compress(b"1. One.", mtime=0), "packed!packed"),
        (".gz", gzip.compress(b"1. One.", mtime=0), ".gz!.gz"),
    ],
)
def test_a_single_compressed_file(name: str, content: bytes, member: str) -> None:
    assert contents(read(content, name)) == {member: b"1. One."}


def test_an_archive_in_an_archive() -> None:
    inner = {"a.txt": b"1. One.", "box.tgz": tarred({"b.txt": b"2. Two."}, "w:gz")}
    found = read(zipped({"inner.zip": zipped(inner), "c.txt.gz": gzip.compress(b"3. Three.")}))
    assert contents(found) == {"box!inner.zip!a.txt": b"1. One.", "box!c.txt.gz!c.txt": b"3. Three."}
    (error,) = errors(found)
    assert error == (
        "box!inner.zip!box.tgz: an archive in an archive in an archive, where 2 deep is the most; "
        "unpack the outer one and give the inner ones"
    )


NAMES = [
    ("/etc/a.txt", "an absolute name"),
    ("\\a.txt", "an absolute name"),
    ("../a.txt", "a name with `..` in it"),
    ("b/..\\a.txt", "a name with `..` in it"),
    ("C:a.txt", "a name with a drive letter"),
]


@pytest.mark.parametrize(("name", "found"), NAMES)
@pytest.mark.parametrize("pack", [zipped, tarred])
def test_unsafe_names(name: str, found: str, pack: object) -> None:
    assert callable(pack)
    read_ = read(pack({name: b"x", "a.txt": b"1. One."}))
    assert contents(read_) == {"box!a.txt": b"1. One."}
    assert errors(read_) == [f"box!{name}: {found}; get the archive from somebody you trust"]


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE])
def test_links_and_devices_in_tar(kind: bytes) -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        info = tarfile.TarInfo("odd")
        info.type, info.linkname = kind, "/etc/passwd"
        archive.addfile(info)
    assert errors(read(stream.getvalue())) == [
        "box!odd: a link or device, not a file; put the file itself into the archive"
    ]


def test_links_in_zip() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        info = zipfile.ZipInfo("odd")
        info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    assert errors(read(stream.getvalue())) == ["box!odd: a link, not a file; put the file itself into the archive"]


def test_an_encrypted_member() -> None:
    content = bytearray(zipped({"a.txt": b"1. One."}, zipfile.ZIP_STORED))
    for mark, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        start = content.rindex(mark)
        content[start + place] |= 1
    assert errors(read(bytes(content))) == ["box!a.txt: an encrypted file; unpack the archive with its password"]


BOMB = bytes(30 * 1024 * 1024)
ABSURD = (
    "packed more than 200 to 1, as only archives made to fill a disk are; "
    "if you trust it, unpack it and give the files themselves"
)


def test_absurd_compression_in_zip() -> None:
    found = read(zipped({"bomb": BOMB, "a.txt": b"1. One."}))
    assert errors(found) == [f"box!bomb: {ABSURD}", f"box: {ABSURD}"]


def test_absurd_compression_in_a_great_zip() -> None:
    found = read(zipped({"bomb": BOMB, "great": os.urandom(200_000), "a.txt": b"1. One."}))
    assert list(contents(found)) == ["box!great", "box!a.txt"]
    assert errors(found) == [f"box!bomb: {ABSURD}"]


@pytest.mark.parametrize("mode", ["w:gz", "w:bz2", "w:xz"])
def test_absurd_compression_in_tar(mode: str) -> None:
    found = read(tarred({"a.txt": b"1. One.", "bomb": BOMB, "b.txt": b"2. Two."}, mode))
    assert contents(found) == {"box!a.txt": b"1. One."}
    assert errors(found) == [
        f"box: {ABSURD}",
        "box: the files after bomb were not read; unpack it and give the files themselves",
    ]


def test_absurd_compression_of_one_file() -> None:
    assert errors(read(gzip.compress(BOMB), "a.gz")) == [f"a.gz: {ABSURD}"]


def test_many_members_that_share_their_bytes() -> None:
    piece = bytes(9 * 1024 * 1024)
    found = read(zipped({str(number): piece for number in range(9)}))
    assert 0 < len(contents(found)) < 9
    assert errors(found) == [f"box: {ABSURD}"]


def test_a_member_beyond_all_measure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MOST_MEMBER_BYTES", 2 * 1024**2)
    found = "a file of more than 2 MB in an archive; unpack the archive and give that file itself"
    content = os.urandom(3 * 1024**2)
    assert errors(read(zipped({"big": content}))) == [f"box!big: {found}"]
    assert errors(read(tarred({"big": content})))[0] == f"box!big: {found}"


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_a_zip_that_is_cut_off(method: int) -> None:
    content = zipped({"a.txt": b"1. One.", "b.txt": os.urandom(9000), "c.txt": os.urandom(9000)}, method)
    found = read(content[: len(content) * 2 // 3])
    assert list(contents(found)) == ["box!a.txt", "box!b.txt", "box!c.txt"]
    assert contents(found)["box!a.txt"] == b"1. One."
    assert errors(found) == [
        "box: the archive is broken or cut off; 3 of its files could be read; copy or fetch it again"
    ]


def test_a_zip_written_as_a_stream_and_cut_off() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise OSError

    stream = Pipe()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in FILES.items():
            archive.writestr(name, content)
    found = read(stream.getvalue()[:-100])
    assert contents(found) == {f"box!{name}": content for name, content in FILES.items() if content}


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_a_tar_that_is_cut_off(mode: str) -> None:
    files = {"a.txt": os.urandom(9000), "b.txt": os.urandom(9000), "c.txt": os.urandom(900_000)}
    content = tarred(files, mode)
    found = read(content[: len(content) // 2])
    assert contents(found).get("box!a.txt", files["a.txt"]) == files["a.txt"]
    assert errors(found)[-1].startswith("box: the archive is cut off;") or "cut off in the middle" in errors(found)[-1]


def test_a_tar_cut_between_members() -> None:
    content = tarred({"a.txt": b"1. One."}).rstrip(b"\0")
    found = read(content + bytes(-len(content) % 512))
    assert contents(found) == {"box!a.txt": b"1. One."}
    assert errors(found) == ["box: the archive is cut off; copy or fetch it again"]


def test_a_gzip_that_is_cut_off_shows_its_beginning() -> None:
    body = "".join(f"{number}. A paragraph.\n" for number in range(90_000)).encode()
    content = gzip.compress(body)
    found = read(content[: len(content) // 2], "a.txt.gz")
    assert body.startswith(contents(found)["a.txt.gz!a.txt"])
    assert contents(found)["a.txt.gz!a.txt"]
    assert errors(found) == ["a.txt.gz!a.txt: a file cut off in the middle, as the archive is; copy or fetch it again"]


def test_a_changed_byte_is_told() -> None:
    content = bytearray(zipped({"a.txt": b"1. One."}, zipfile.ZIP_STORED))
    content[content.index(b"One")] ^= 1
    assert errors(read(bytes(content))) == [
        "box!a.txt: a broken file in an archive (Bad CRC-32 for file 'a.txt'); get the archive again"
    ]


@pytest.mark.parametrize(("mode", "kind"), [("w:gz", "gz"), ("w:bz2", "bz2"), ("w:xz", "xz")])
def test_changed_bytes_in_a_stream_are_told(mode: str, kind: str) -> None:
    content = bytearray(tarred({"a.txt": os.urandom(9000), "b.txt": os.urandom(90_000)}, mode))
    content[len(content) // 2 :] = bytes(len(content) - len(content) // 2)
    assert errors(read(bytes(content), f"box.{kind}"))


def test_names_that_are_no_unicode() -> None:
    (found,) = read(tarred({"caf\udce9.txt": b"x"}))
    assert found.path == "box!caf\\xe9.txt"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", False),
        (b"BZhello, a text", False),
        (b"text " * 300, False),
        (zipped({"[Content_Types].xml": b"<a/>"})[45:], False),
        (zipfile.ZipFile.__doc__ and b"PK\x05\x06" + bytes(18), True),
    ],
)
def test_claims(content: bytes, expected: object) -> None:
    assert claims(Item.of_bytes("a.zip", content)) is expected


SEEDS = [
    zipped(FILES),
    zipped(FILES, zipfile.ZIP_STORED),
    tarred(FILES),
    tarred(FILES, "w:gz"),
    tarred(FILES, "w:xz"),
    gzip.compress(b"x" * 99),
]


def test_a_file_without_a_name_costs_itself_alone() -> None:
    content = bytearray(zipped({"a.txt": b"one", "b.txt": b"two"}))
    place = content.rindex(b"a.txt")  # in the list at the end
    content[place] = 0
    found = read(bytes(content))
    assert [one.path for one in found if isinstance(one, Item)] == ["box!b.txt"]
    assert len(found) == 2


@given(st.binary(), st.sampled_from(["", "PK\x03\x04", "\x1f\x8b\x08", "BZh91AY&SY", "\xfd7zXZ\x00"]))
def test_any_bytes(content: bytes, magic: str) -> None:
    assert all(isinstance(found, Item | SourceError) for found in read(magic.encode("latin-1") + content))


@given(st.sampled_from(SEEDS), st.lists(st.tuples(st.integers(0, 99_999), st.integers(0, 255)), max_size=6))
def test_any_damage(seed: bytes, changes: list[tuple[int, int]]) -> None:
    content = bytearray(seed)
    for place, value in changes:
        content[place % len(content)] = value
    assert all(isinstance(found, Item | SourceError) for found in read(bytes(content)))


@given(st.sampled_from(SEEDS), st.integers(0, 99_999))
def test_any_cut(seed: bytes, place: int) -> None:
    assert all(isinstance(found, Item | SourceError) for found in read(seed[: place % len(seed)]))
