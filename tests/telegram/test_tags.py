import pytest

from reftel.telegram.tags import parse_tags, tags_end


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (" PREL, NATO, IS", "PREL|NATO|IS"),
        ("PREL NATO IS", "PREL|NATO|IS"),
        ("PREL,NATO,IS", "PREL|NATO|IS"),
        ("PREL; NATO; IS", "PREL|NATO|IS"),
        ("PREL/NATO/IS", "PREL|NATO|IS"),
        ("PREL -- PE", "PREL|PE"),
        ("prel, pgov", "PREL|PGOV"),
        ("PREL. PE.", "PREL|PE"),
        ("PREL AND PE", "PREL|PE"),
        ("PREL KDEM PREL", "PREL|KDEM"),
        ("PREL PE \\\nKDEM", "PREL|PE|KDEM"),
        ("PBOR, EWWT, XV, XT", "PBOR|EWWT|XV|XT"),
        ("SIPDIS PREL", "PREL"),
        ("N/A", ""),
        ("", ""),
    ],
)
def test_codes_are_listed_in_order_each_once(value: str, expected: str) -> None:
    assert "|".join(parse_tags(value)) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("ETRDEINVPGOVCS", "ETRD|EINV|PGOV|CS"),
        ("PRELPGOVPE", "PREL|PGOV|PE"),
        ("PRELX", "PRELX"),
        ("PREL XQZW", "PREL|XQZW"),
        ("ECON/FUN", "ECON/FUN"),
    ],
)
def test_glued_codes_are_parted_only_where_they_come_out_even(value: str, expected: str) -> None:
    assert "|".join(parse_tags(value)) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("OVIP (ROE, JANE B.), PREL", "OVIP|ROE, JANE B.|PREL"),
        ("OVIP(ROE), PREL", "OVIP|ROE|PREL"),
        ("OVIP ROE JANE PREL", "OVIP|ROE, JANE|PREL"),
        ("OVIP ROE, JANE, PREL", "OVIP|ROE, JANE|PREL"),
        ("OREP (Roe,  John) PE", "OREP|ROE, JOHN|PE"),
        ("OVIP (ROE", "OVIP|ROE"),
        ("PREL HUMAN RIGHTS PE", "PREL|HUMAN RIGHTS|PE"),
        ("COUNTER TERRORISM PTER", "COUNTERTERRORISM|PTER"),
        ("PREL, ZANU-PF", "PREL|ZANU-PF"),
    ],
)
def test_persons_and_phrases_stand_among_tags(value: str, expected: str) -> None:
    assert "|".join(parse_tags(value)) == expected


@pytest.mark.parametrize(
    ("value", "rest"),
    [
        ("PREL, PE\n", "\n"),
        ("PREL,\nPE\nSUBJECT", "\nSUBJECT"),
        ("PREL PE\nKDEM KPAL\n", "\n"),
        ("PREL PE\nKDEM KPAL XQZW PGOV\n", "\n"),
        ("PREL PE\nTHE TALKS", "\nTHE TALKS"),
        ("PREL\n\nPE", "\n\nPE"),
        ("\nPREL PE\n\n1. Text", "\n\n1. Text"),
        ("PREL", ""),
    ],
)
def test_the_line_goes_on_after_a_comma_or_with_known_codes(value: str, rest: str) -> None:
    assert value[tags_end(value, 0, len(value)) :] == rest
