import pytest

from reftel.corpus.kept.choosing import shares_of
from reftel.corpus.kept.facts import Copy
from reftel.corpus.views.septels import meant_by, replies


def copy(cable: str, subject: str = "", date: str | None = "2008-10-21", **more: tuple[str, ...]) -> Copy:
    return Copy(copy=cable, cable=cable, date=date, subject=subject, post="Lysandra", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sentence", "near", "expected"),
    [
        ("Septel reports the harbor levy.", {"1": "HARBOR LEVY PASSED"}, ["1"]),
        ("Septel reports the harbor levy.", {"1": "TEA WITH THE ADMIRAL"}, []),
        ("Septel reports the harbor levy.", {"1": "HARBOR LEVY PASSED", "2": "HARBOR FESTIVAL"}, ["1"]),
        ("Septel reports the harbor.", {"1": "HARBOR LEVY PASSED", "2": "HARBOR FESTIVAL"}, []),
        ("Septel reports the harbor levy.", {"1": "HARBOR LEVY PASSED", "2": "HARBOR LEVY REPEALED"}, []),
    ],
)
def test_a_septel_is_the_one_cable_it_can_mean(sentence: str, near: dict[str, str], expected: list[str]) -> None:
    announcing = copy("0", septels=(sentence,))
    assert [
        one.cable for one in meant_by(announcing, [copy(name, subject) for name, subject in near.items()])
    ] == expected


def test_a_septel_is_no_cable_that_is_a_reference() -> None:
    announcing = copy("0", septels=("Septel reports the harbor levy.",), references=("1",))
    assert list(meant_by(announcing, [copy("1", "HARBOR LEVY PASSED")])) == []


def test_a_reply_is_sent_to_the_post_of_the_cable_it_refers_to() -> None:
    asked = copy("1")
    assert replies(copy("2", to=("AMEMBASSY LYSANDRA",)), asked)
    assert not replies(copy("2", to=("AMEMBASSY PORTHAVEN",)), asked)


def test_a_better_copy_is_supplied_with_what_it_lost() -> None:
    best = Copy(copy="a", cable="1", date="2008-05-14", subject=None, entries=9, paragraphs=(1, 2), lengths=(500, 80))
    other = Copy(
        copy="b", cable="1", date=None, subject=None, entries=9, paragraphs=(1, 2), lengths=(0, 400), lost=(1,)
    )
    found = {one.copy: one for one in shares_of([other, best])}
    assert (found["a"].rank, found["b"].rank, found["b"].paragraphs) == (0, 1, (2,))
    assert found["b"].date == "2008-05-14"
