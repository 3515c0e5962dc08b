"""All the damage of a copy together: what is asked when, and with which lines."""

import msgspec

from reftel.record import Damage
from reftel.telegram import read_text
from telegrams import only, witness

BLOCK = """\
DE RUEHPE #0012{section} 0341502
R 031502Z FEB 09
FM AMEMBASSY LIMA
TO RUEHC/SECSTATE WASHDC 6900

UNCLAS {sections}LIMA 000012

E.O. 12958: N/A
TAGS: PREL
SUBJECT: A VISIT

"""
HEAD = BLOCK.format(section="", sections="")
ONE, TWO, MORE = "1. (U) The gulls went home.\n", "2. (U) They came back.\n", "3. (U) They went again.\n"


def damage(text: str) -> list[Damage]:
    return list(only(text).damage)


def kinds(text: str) -> list[str]:
    return [entry.kind for entry in damage(text)]


def test_a_whole_copy_has_none() -> None:
    assert kinds(f"{HEAD}{ONE}\n{TWO}\nBAKER\n\nNNNN") == []


def test_damage_comes_head_first_and_foreign_text_last() -> None:
    text = (
        HEAD.replace("SUBJECT: A VISIT\n", "")
        + f"1. (U) The gulls went home and came back to the\n\n{TWO}\n© The Page\nRain."
    )
    assert kinds(text) == ["lost_header", "lost_text", "foreign_text"]


def test_damage_names_its_lines() -> None:
    [entry] = damage(f"{HEAD}1. (U) The gulls went home and came back to the\n\n{TWO}\nBAKER")
    assert (entry.paragraph, entry.lines) == (1, (12, 12))
    assert entry.note == "breaks off after 'came back to the'"


def test_blank_lines_point_to_a_lost_heading_only_where_other_lines_are_lost() -> None:
    headed = "Fish\n----\n"
    wide = f"{headed}{ONE}\n{TWO}\n\n{MORE}\n4. (U) Four.\n\n5. (U) Five.\n\n6. (U) Six"
    assert kinds(f"{HEAD}{wide}.\nBAKER") == []
    assert kinds(f"{HEAD}{wide} gulls were counted and they found the\nBAKER") == ["lost_text", "lost_heading"]


def test_numbers_that_start_again_do_not_look_like_blank_lines() -> None:
    part = "1. One gull.\n\n2. Two gulls.\n\n3. Three gulls.\n\n"
    text = f"{HEAD}FISH\n\n{part}FERRIES\n\n{part}4. He counted the gulls and then the\nBAKER"
    assert kinds(text) == ["lost_text"]


def test_a_missing_section_is_lost() -> None:
    head = BLOCK.format(section="/02", sections="SECTION 02 OF 02 ")
    [entry] = damage(f"{head}{ONE}\nBAKER")
    assert entry == Damage(kind="lost_section", paragraph=0, note="the head says 2 sections; lost: 1")


def test_page_lines_show_that_joined_sections_are_there() -> None:
    head = BLOCK.format(section="/01", sections="SECTION 01 OF 02 ")
    assert kinds(f"{head}{ONE}\nLIMA 00000012  002 OF 002\n\n{TWO}") == []


def test_what_a_source_left_out_is_foreign_text_too() -> None:
    copy = msgspec.structs.replace(witness(f"{HEAD}{ONE}\nBAKER"), foreign=("a site's menu, 9 lines",))
    [cable] = read_text(copy)
    assert cable.damage == (Damage(kind="foreign_text", paragraph=0, note="a site's menu, 9 lines"),)


def test_several_cut_copies_are_one_repetition() -> None:
    cut = "UNCLAS LIMA 000012\n\nSUBJECT: A VIS...\n\n1. (U) The gu...\n\n"
    text = f"{HEAD}1. (U) The gu...\n\n{cut}{HEAD}{ONE}\n{TWO}\nBAKER"
    assert kinds(text) == ["repeated_text"]
