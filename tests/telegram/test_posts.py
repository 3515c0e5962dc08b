import csv
import re
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from reftel.telegram.posts import (
    Post,
    addressee_by_routing_indicator,
    kind_of_addressee,
    post_by_code,
    post_by_cut_name,
    post_by_name,
    post_by_routing_indicator,
    post_of_addressee,
    posts,
)

KINDS = {"embassy", "consulate", "mission", "department", "liaison_office", "other"}
SHARED = Path(__file__).parents[2].parent / "shared"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Tel Aviv", "TELAVIV"),
        ("TELAVIV", "TELAVIV"),
        ("tel  aviv.", "TELAVIV"),
        ("SAO PAULO", "SAOPAULO"),
        ("São Paulo", "SAOPAULO"),
        ("THE HAGUE", "THEHAGUE"),
        ("Port-au-Prince", "PORTAUPRINCE"),
        ("COTON0U", "COTONOU"),
        ("0SLO", "OSLO"),
        ("00OSLO", "OSLO"),
        ("HCMC", "HOCHIMINHCITY"),
        ("HO CHI MINH", "HOCHIMINHCITY"),
        ("HK", "HONGKONG"),
        ("RIO DE JAN", "RIODEJANEIRO"),
        ("USUN", "USUNNEWYORK"),
        ("USUN N", "USUNNEWYORK"),
        ("UNVIE", "UNVIEVIENNA"),
        ("UNVIEVIENNA", "UNVIEVIENNA"),
        ("SECSTATE", "STATE"),
        ("SECSTATE WASHDC", "STATE"),
        ("Department of State", "STATE"),
        ("KIEV", "KIEV"),
        ("KYIV", "KYIV"),
        ("RANGOON", "RANGOON"),
        ("PEKING", "PEKING"),
        ("MEXICO CITY", "MEXICO"),
        ("EFTOLONDON", "LONDON"),
        ("E F T O LONDON", "LONDON"),
    ],
)
def test_a_name_leads_to_its_post_however_it_is_typed(text: str, code: str) -> None:
    post = post_by_name(text)
    assert post is not None
    assert post.code == code


@pytest.mark.parametrize(
    "text", ["", "0", "Atlantis", "FILES", "SAN", "PORT", "SANT", "GEORGE", "DEPT OF ENERGY WASHINGTON DC"]
)
def test_a_name_that_is_no_posts_leads_nowhere(text: str) -> None:
    assert post_by_name(text) is None


@pytest.mark.parametrize(
    ("addressee", "code"),
    [
        ("AMEMBASSY TEL AVIV", "TELAVIV"),
        ("AMCONSUL SAO PAULO", "SAOPAULO"),
        ("AMCONGEN MUNICH", "MUNICH"),
        ("USMISSION USUN NEW YORK", "USUNNEWYORK"),
        ("USMISSION UNVIE VIENNA", "UNVIEVIENNA"),
        ("US MISSION USNATO BRUSSELS BE", "USNATO"),
        ("USMISSION USNATO", "USNATO"),
        ("USMISSION GENEVA", "GENEVA"),
        ("US MISSION GENEVA", "GENEVA"),
        ("USEU BRUSSELS", "USEUBRUSSELS"),
        ("USINT HAVANA", "HAVANA"),
        ("USLO PEKING", "PEKING"),
        ("AIT TAIPEI", "AITTAIPEI"),
        ("AMEMBASSY TAIPEI", "TAIPEI"),
        ("USOFFICE ALMATY", "ALMATY"),
        ("AMEMBASSY BERLIN", "BERLIN"),
        ("USMISSION USBERLIN", "USBERLIN"),
        ("SECSTATE WASHDC", "STATE"),
        ("AMEMBASSY POUCH BISSAU", "BISSAU"),
        ("amembassy  the   hague", "THEHAGUE"),
        ("CIA WASHDC", None),
        ("EUROPEAN POLITICAL COLLECTIVE", None),
        ("", None),
    ],
)
def test_an_addressee_line_leads_to_its_post(addressee: str, code: str | None) -> None:
    post = post_of_addressee(addressee)
    assert (post.code if post else None) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [("VATICA", "VATICAN"), ("TEL AV", "TELAVIV"), ("ABIDJA", "ABIDJAN"), ("LIMA", "LIMA"), ("PORT O", None)],
)
def test_a_page_line_cuts_a_name_to_six_places(text: str, code: str | None) -> None:
    post = post_by_cut_name(text)
    assert (post.code if post else None) == code


@pytest.mark.parametrize(
    ("addressee", "kind"),
    [
        ("AMEMBASSY JIDDA", "embassy"),
        ("AMCONSUL JEDDAH", "consulate"),
        ("USLO RIYADH", "liaison_office"),
        ("USINT BAGHDAD", "other"),
        ("USMISSION USNATO", "mission"),
        ("USNATO", "mission"),
        ("SECSTATE WASHDC", "department"),
        ("CIA WASHDC", None),
    ],
)
def test_the_kind_is_what_the_addressee_line_says(addressee: str, kind: str | None) -> None:
    assert kind_of_addressee(addressee) == kind


def test_a_code_counts_only_as_printed_in_a_reference_number() -> None:
    assert [post_by_code(code) is None for code in ("KIEV", "KYIV", "USUN", "tel aviv")] == [False, False, True, True]


@pytest.mark.parametrize(
    ("routing_indicator", "code"),
    [
        ("RUEHTV", "TELAVIV"),
        ("ruehtv", "TELAVIV"),
        ("RUEHC", "STATE"),
        ("RUEHKV", "KYIV"),
        ("RUEHBS", "BRUSSELS"),
        ("RUEHNAG", "NAGOYA"),
        ("RUEHSAB", "HARARE"),
        ("RUEAIIA", None),
    ],
)
def test_a_routing_indicator_leads_to_the_present_post(routing_indicator: str, code: str | None) -> None:
    post = post_by_routing_indicator(routing_indicator)
    assert (post.code if post else None) == code


def test_a_routing_indicator_leads_to_its_addressee() -> None:
    assert addressee_by_routing_indicator("RUEHTV") == "AMEMBASSY TEL AVIV"
    assert addressee_by_routing_indicator("RUXXXXX") is None


def test_codes_and_spellings_name_one_post_each() -> None:
    keys = Counter(
        key
        for post in posts()
        for key in {re.sub("[^A-Z0-9]", "", s.upper()) for s in (post.name, post.code, *post.aliases)}
    )
    assert [key for key, times in keys.items() if times > 1] == []
    assert len({post.code for post in posts()}) == len(posts())


def is_sound(post: Post) -> bool:
    return (
        post.kind in KINDS
        and re.fullmatch("[A-Z]{2}", post.country) is not None
        and re.fullmatch("[A-Z0-9]+", post.code) is not None
        and -60 < post.latitude < 75
        and -180 < post.longitude <= 180
        and all(re.fullmatch("RU[A-Z]{3,5}", indicator) for indicator in post.routing_indicators)
        and post_by_name(post.name) is post
        and post_by_code(post.code) is post
    )


def test_every_row_is_sound() -> None:
    assert [post.code for post in posts() if not is_sound(post)] == []


def test_the_table_is_as_large_as_the_service() -> None:
    assert len(posts()) > 330


def test_routing_indicators_are_unique_and_well_formed() -> None:
    text = files("reftel").joinpath("data", "routing_indicators.csv").read_text(encoding="utf-8")
    indicators = [row["routing_indicator"] for row in csv.DictReader(text.splitlines())]
    assert len(indicators) == len(set(indicators))
    assert [i for i in indicators if not re.fullmatch("[A-Z]{4,7}", i)] == []


def test_every_diplomatic_addressee_of_the_routing_table_is_a_post() -> None:
    text = files("reftel").joinpath("data", "routing_indicators.csv").read_text(encoding="utf-8")
    lost = [
        row["addressee"]
        for row in csv.DictReader(text.splitlines())
        if re.match("AMEMBASSY|AMCONSUL|USMISSION|USINT|AIT|APP|REO|RRT", row["addressee"])
        and not (post_of_addressee(row["addressee"]) and post_by_routing_indicator(row["routing_indicator"]))
    ]
    assert lost == []


@pytest.mark.corpus
def test_every_post_of_the_real_cables_is_in_the_table() -> None:
    folder = SHARED / "cables"
    if not folder.exists():
        pytest.skip("the real cables are not beside this checkout")
    paths = [path for path in folder.rglob("*.*") if path.suffix in {".txt", ".html"}]
    names = {re.sub(r"^\d\d|\d+$", "", path.stem) for path in paths}
    for path in paths:
        text = path.read_text(encoding="utf-8", errors="replace")
        names.update(match[1] for match in re.finditer(r"(?m)^FM ((?:AM|US|SECSTATE)[A-Z ]+?)[ \\]*$", text))
        names.update(match[1] for match in re.finditer(r"/((?:AMEMBASSY|AMCONSUL|USMISSION) [A-Z ]+?) \d{4}$", text))
    lost = sorted(name for name in names if not post_of_addressee(re.sub(" (PRIORITY|IMMEDIATE)$", "", name)))
    assert lost == []
