from reftel.errors import SourceError
from reftel.record import Cable, Damage, Header, Source
from reftel.telegram import Done, Reading, Tally


def cable(*kinds: str) -> Cable:
    return Cable(
        id="09LIMA12",
        header=Header(),
        damage=tuple(Damage(kind=kind, paragraph=0, note="") for kind in kinds),
        source=Source(path="a", format="text", sha256="0"),
    )


def tally(*readings: Reading) -> Tally:
    counted = Tally()
    for reading in readings:
        counted.add(reading)
    return counted


def test_nothing_read_is_nothing_counted() -> None:
    counted = tally()
    assert (counted.files, counted.files_read, counted.files_failed, counted.cables) == (0, 0, 0, 0)


def test_every_file_is_read_failed_or_without_a_cable() -> None:
    error = SourceError("c", found="the file is cut off", advice="copy it again")
    empty = Done(path="b", cables=0, reason="no document in it")
    counted = tally(cable(), Done(path="a", cables=1), empty, error, Done(path="c", cables=0, failed=True))
    assert (counted.files, counted.files_read, counted.files_failed, counted.cables) == (3, 1, 1, 1)
    assert (counted.without_cable, counted.errors) == ([empty], [error])
    assert counted.files == counted.files_read + counted.files_failed + len(counted.without_cable)


def test_damage_is_counted_by_cable_and_by_kind() -> None:
    counted = tally(cable("lost_text", "lost_text"), cable("lost_header"), cable())
    assert counted.damaged == 2
    assert counted.damage == {"lost_text": 2, "lost_header": 1}
