"""The brief: what stands in it, and that every word of a cable in it is cited."""

import errno
import io
import os
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from click.testing import CliRunner
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml import html as lxml_html
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

import reftel
from commands import reftel as command
from read import read_registers_of
from reftel.archive import Event
from reftel.brief import Brief, Item, Section, brief_of, written
from reftel.brief.composing import confirmation
from reftel.brief.markdown import escaped
from reftel.cli.main import commands
from reftel.corpus import Confirmation, Corpus
from reftel.errors import ArchiveError
from reftel.record import Body, Cable, Change, Header, Instrument, Paragraph, Place, Source, encode

STORY = sorted(str(path) for path in Path("samples").iterdir() if path.suffix in {".txt", ".html"})
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "[x](javascript:alert(1))",
    "![](http://kestria.example/x.png)",
    "](x) [^1]: # * _ ` ~~~",
    "\x00\x1b[31m\u202egnirts",
    "{% raw %} {title} {{ 1 }} %s",
    "]]> <!-- & &amp; -->",
    "- a\n# b\n```\n1. c",
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("brief") / "cables"
    reftel.open(folder).add(STORY, workers=1)
    calendar = folder.parent / "diary.csv"
    calendar.write_text(
        "start,end,who,of,what,where,source\n"
        '2007-10-22,2007-10-25,Ilse van der Maarten,TCO,Met the ambassadors.,"Porthaven, Veldora",TCO Diary\n',
        encoding="utf-8",
    )
    assert command("events", "add", folder, calendar).returncode == 0
    return folder


@pytest.fixture(scope="module")
def made(archive: Path) -> Brief:
    return brief_of(reftel.open(archive), "TCO", "Veldora")


def items(brief: Brief) -> list[Item]:
    found = [item for section in brief.sections for item in section.items]
    return found + [under for item in found for under in item.under]


def section(brief: Brief, title: str) -> Section:
    return next(one for one in brief.sections if one.title == title)


def test_the_brief_has_what_a_meeting_asks_for(made: Brief) -> None:
    assert (made.title, made.extent) == ("Brief: TCO and Veldora", "7 cables, 15 March 2007 to 6 March 2009")
    assert [one.title for one in made.sections] == [
        "State of the relation",
        "The last meeting",
        "Their points: Veldora",
        "Our points: TCO",
        "What was not raised or answered",
        "What has changed",
        "Promised and due",
        "What became of other promises",
        "Agreements, programmes and forums",
        "Who carries it",
    ]
    assert section(made, "The last meeting").items == (
        Item(
            lead="3 March 2009, meeting: Ilse van der Maarten, Leontine Adeyemi-Strand, Jorrit da Cunha",
            words="She met Prime Minister Matteo Brandvold on March 2 and, separately, Foreign Minister Leontine"
            " Adeyemi-Strand and Defense Minister Jorrit da Cunha on March 3; on March 4 she was received by the Assembly"
            " Committee on External Affairs.",
            note="Porthaven, telegram 09 PORTHAVEN 61, 6 March 2009, para. 2.",
        ),
    )
    assert [item.words for item in section(made, "Our points: TCO").items] == [
        "TCO Secretary General Piet Haldane-Mori called the speech generous."
    ]


def test_points_are_of_the_newest_cables_first_and_each_cable_is_told_from_its_beginning(archive: Path) -> None:
    made = brief_of(reftel.open(archive), "Kestria", "Veldora")
    points = section(made, "Their points: Veldora").items
    days = list(dict.fromkeys(item.lead.partition(":")[0] for item in points))
    assert days[0] == "6 March 2009"
    for day in days:
        of_day = [item.note for item in points if item.lead.startswith(day)]
        numbers = [int(note.rpartition("para. ")[2].rstrip(".")) for note in of_day]
        assert numbers == sorted(numbers)


def test_of_what_is_promised_the_newest_stands_before_what_is_long_past(archive: Path) -> None:
    promised = section(brief_of(reftel.open(archive), "Kestria", "Veldora"), "Promised and due").items
    dated = [item.lead for item in promised if re.search(r"(?:by|for) \d", item.lead)]
    assert dated == [item.lead for item in promised][: len(dated)]
    assert dated[0].endswith("by 30 June 2009")


def test_words_stand_in_the_paragraph_that_their_note_names(archive: Path, made: Brief) -> None:
    cables = reftel.open(archive)
    for item in items(made):
        noted = re.search(r"(\d\d [A-Z]+ \d+),.* para\. (\d+)\.", item.note)
        if item.words and noted:
            copies = cables.cable(noted[1].replace(" ", ""))
            texts = [one.text for copy in copies for one in copy.paragraphs if one.number == int(noted[2])]
            assert any(item.words in text for text in texts), (item.note, item.words)


def test_a_promise_says_by_when_and_what_became_of_it(made: Brief) -> None:
    [charts] = [one for one in section(made, "What became of other promises").items if "charts" in one.words]
    assert charts.lead == "Veldora, planned on 15 March 2007, by 31 December 2007"
    assert charts.status == "perhaps not done"
    assert [(one.lead, one.note) for one in charts.under] == [
        ("not done, 15 January 2008", "08 PORTHAVEN 45, para. 7.")
    ]


@pytest.mark.parametrize(("one", "other"), [("TCO", "Veldora"), ("Veldora", "Kestria"), ("United States", "Kestria")])
def test_no_words_stand_without_a_citation_and_all_are_a_cables_own(archive: Path, one: str, other: str) -> None:
    everything = (
        " ".join(paragraph.text for cable in read_registers_of(STORY) for paragraph in cable.paragraphs)
        + " Met the ambassadors."
    )
    brief = brief_of(reftel.open(archive), one, other)
    assert items(brief)
    for item in items(brief):
        assert re.search(r"(para\. \d+|, line \d+)\.\Z", item.note), item
        for sentence in re.split(r"(?<=[.!?]) (?=[A-Z])", item.words):
            assert sentence in everything, item


def test_a_source_is_cited_in_full_once(made: Brief) -> None:
    full = [item.note for item in items(made) if "telegram 07 PORTHAVEN 131" in item.note]
    assert len(full) == 1
    assert "07 PORTHAVEN 131, para. 1." in {item.note for item in items(made)}


def test_what_a_public_calendar_says_is_cited_too() -> None:
    event = Event(
        start="2007-10-22", end="2007-10-25", who="Ilse van der Maarten", where="Veldora", source="Diary", line=2
    )
    found = confirmation(
        Confirmation(
            copy="k", register="meetings", position=0, verdict="confirmed by", because="the days agree", event=event
        )
    )
    assert found.note == "Diary, line 2."
    assert found.lead == (
        "confirmed by a public calendar (the days agree): Ilse van der Maarten, Veldora, "
        "22 October 2007 to 25 October 2007"
    )


def test_a_cable_whose_copy_lost_its_head_is_cited_by_that_of_the_other(archive: Path) -> None:
    notes = [item.note for item in items(brief_of(reftel.open(archive), "Veldora", "Kestria"))]
    cited = [note for note in notes if "LYSANDRA 212" in note]
    assert cited[0].startswith("Embassy Lysandra, telegram 08 LYSANDRA 212, 14 May 2008, para. ")
    assert all(note.startswith("08 LYSANDRA 212, para. ") for note in cited[1:])


def test_of_a_sentence_of_a_page_what_it_is_quoted_for_is_shown_and_kinds_without_a_word_are_not(
    tmp_path: Path,
) -> None:
    begin, said = "Herring dear, salt cheap, nets torn, " * 60, "the Veldoran minister told Kestria that he would sign"
    text = f"{begin}{said}, {'gulls home, boats late, ' * 60}and no wind at all."
    at = (Place(0, text.index("the Veldoran"), text.index(", gulls")),)
    one = Cable(
        id="08LIMA1",
        header=Header(mrn="08 LIMA 1", post="Lima", date="2008-01-15"),
        paragraphs=(Paragraph(number=1, text=text, lines=(1, 1)),),
        bodies=(
            Body(name="Veldora", kind="state", paragraphs=(1,), at=at),
            Body(name="Kestria", kind="state", paragraphs=(1,), at=at),
        ),
        changes=(Change(about="the price", paragraph=1, at=at),),
        instruments=(
            Instrument(name="the paper", kind="other", parties=("Veldora", "Kestria"), paragraphs=(1,), at=at),
        ),
        source=Source(path="a.txt", format="text", sha256="0" * 64),
    )
    (tmp_path / "records.jsonl").write_bytes(encode(one) + b"\n")
    archive = reftel.open(tmp_path / "cables")
    archive.add([str(tmp_path / "records.jsonl")], workers=1)
    brief = brief_of(archive, "Veldora", "Kestria")
    [changed] = section(brief, "What has changed").items
    assert said in changed.words
    assert changed.words.startswith("[...] ")
    assert changed.words.endswith(" [...]")
    assert len(changed.words) <= 612
    assert changed.words[6:-6] in text
    [state] = section(brief, "State of the relation").items
    assert state.words.startswith("Herring dear")
    assert len(state.words) <= 606
    [paper] = section(brief, "Agreements, programmes and forums").items
    assert paper.lead == "the paper, 15 January 2008"


def test_a_brief_is_between_days(archive: Path) -> None:
    brief = brief_of(reftel.open(archive), "TCO", "Veldora", start="2008", end="2008")
    assert brief.extent.endswith("2008")
    assert "2007" not in brief.extent
    assert brief_of(reftel.open(archive), "TCO", "Nowhere").sections == ()


def parsed(text: str) -> Any:
    return lxml_html.fromstring(text)


def select(page: Any, *what: str) -> list[Any]:
    """The elements of some names, or with a class (`.name`) or a role (`=name`)."""
    tests = {".": "contains(concat(' ', @class, ' '), ' {} ')", "=": "@role = '{}'"}
    found = [tests[one[0]].format(one[1:]) if one[0] in tests else f"self::{one}" for one in what]
    elements: list[Any] = page.xpath(f".//*[{' or '.join(found)}]")
    return elements


def rendered(brief: Brief) -> Any:
    text = MarkdownIt("commonmark", {"html": True}).use(footnote_plugin).render(written(brief, "md").decode())
    return parsed(f"<div>{text}</div>")


def notes_of(document: bytes) -> Any:
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        return etree.fromstring(package.read("word/footnotes.xml"))


def plain(words: str) -> str:
    return " ".join(words.replace("\u202e", "\ufffd").replace("\x00", "\ufffd").replace("\x1b", "\ufffd").split())


def hostile(words: str) -> Brief:
    under = Item(lead=words, words=words, note=words)
    item = Item(lead=words, words=words, status=words, note=words, under=(under,))
    return Brief(title=words, extent=words, sections=(Section(title=words, items=(item,)), Section(title=words)))


def test_markdown_has_a_note_for_every_reference(made: Brief) -> None:
    page = rendered(made)
    references, notes = select(page, ".footnote-ref"), select(page, ".footnote-item")
    assert len(references) == len(notes) == len(items(made))
    assert "Embassy Porthaven, telegram 08 PORTHAVEN 402, 10 October 2008, para. 1." in notes[0].text_content()
    assert "Ships had learned to leave by sunset, she said." in page.text_content()


def test_the_page_is_whole_in_itself_and_its_links_go_both_ways(made: Brief) -> None:
    page = parsed(written(made, "html").decode())
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert all(link[1:] in ids for link in page.xpath("//a/@href"))
    assert all(link.startswith("#") for link in page.xpath("//@href | //@src"))
    assert not select(page, "script", "link", "img", "iframe", "object", "form")
    assert page.get("lang") == "en"
    assert len(select(page, "main", "title", "h1")) == 3
    assert len(select(page, "=doc-noteref")) == len(select(page, "=doc-backlink")) == len(items(made))


def test_the_document_has_real_footnotes(made: Brief) -> None:
    content = written(made, "docx")
    document = Document(io.BytesIO(content))
    assert document.paragraphs[0].text == "Brief: TCO and Veldora"
    assert document.paragraphs[0].style is not None
    assert document.core_properties.title == "Brief: TCO and Veldora"
    references = [mark.get(f"{WORD}id") for mark in document.element.iter(f"{WORD}footnoteReference")]
    notes = {note.get(f"{WORD}id"): "".join(note.itertext()).strip() for note in notes_of(content)}
    assert references == [str(number) for number in range(1, len(items(made)) + 1)]
    assert set(references) == set(notes) - {"-1", "0"}
    assert notes["1"] == "Embassy Porthaven, telegram 08 PORTHAVEN 402, 10 October 2008, para. 1."
    styles = {style.style_id for style in document.styles}
    assert set(notes_of(content).xpath("//@w:val", namespaces={"w": WORD[1:-1]})) <= styles


@pytest.mark.parametrize("form", ["md", "html", "docx"])
def test_the_same_brief_is_the_same_file(made: Brief, form: str) -> None:
    assert written(made, form) == written(made, form)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_is_only_text(words: str) -> None:
    said = plain(words)
    page = parsed(written(hostile(words), "html").decode())
    assert not select(page, "script", "img", "b")
    assert select(page, "h1")[0].text_content() == said
    assert said in select(page, "main")[0].text_content()
    text = rendered(hostile(words))
    assert not select(text, "script", "img", "code", "pre", "strong")
    assert {link.get("href")[0] for link in select(text, "a")} == {"#"}
    assert select(text, "h1")[0].text_content() == said
    document = Document(io.BytesIO(written(hostile(words), "docx")))
    assert document.paragraphs[0].text == said


@settings(deadline=None, max_examples=25)
@given(st.text(max_size=60))
def test_any_text_can_be_written(words: str) -> None:
    for form in ("md", "html"):
        assert written(hostile(words), form)
    assert Document(io.BytesIO(written(hostile(words), "docx"))).paragraphs


@given(st.text(alphabet="ab1.)#-+=*_`<>[]()!&~|\\ \n", max_size=30))
def test_escaped_text_comes_out_as_it_went_in(words: str) -> None:
    said = " ".join(words.split())
    shown = parsed(f"<div>{MarkdownIt('commonmark').render('x ' + escaped(words))}</div>").text_content()
    assert shown.strip() == f"x {said}".strip()


@pytest.mark.parametrize("ending", ["docx", "html", "md"])
def test_the_command_writes_a_file(archive: Path, tmp_path: Path, ending: str, made: Brief) -> None:
    path = tmp_path / f"brief.{ending}"
    done = command("brief", archive, "--about", "TCO, Veldora", "-o", path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert path.read_bytes() == written(made, ending)


def test_a_brief_for_which_there_is_no_room_leaves_the_older_one(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = tmp_path / "brief.md"
    older.write_text("older")
    monkeypatch.setattr(os, "fsync", Mock(side_effect=OSError(errno.ENOSPC, "No space left on device")))
    done = CliRunner().invoke(commands, ["brief", str(archive), "--about", "TCO, Veldora", "-o", str(older)])
    assert "brief.md: cannot be written (No space left on device)" in str(done.exception)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("brief.md", "older")]


def test_the_command_prints_markdown_and_says_what_is_wrong(archive: Path, tmp_path: Path, made: Brief) -> None:
    assert command("brief", archive, "--about", "TCO, Veldora").stdout == written(made, "md")
    for words, said in (
        (("--about", "TCO"), b"'TCO' are not two parties; write 'NATO, Israel'"),
        (("--about", "TCO, Veldora", "-o", tmp_path / "brief.pdf"), b"ends in none of .docx, .html, .md"),
        (("--about", "TCO, Nowhere"), b"no state or organisation called Nowhere in its cables"),
        (
            ("--about", "TCO, Veldora", "-o", tmp_path / "none" / "brief.md"),
            b"none/brief.md: cannot be written (No such file or directory)",
        ),
    ):
        wrong = command("brief", archive, *words)
        assert wrong.returncode in {1, 2}
        assert said in wrong.stderr


def test_a_cable_removed_while_a_brief_is_made_is_said(tmp_path: Path, archive: Path) -> None:
    shutil.copytree(archive, tmp_path / "cables")
    opened = reftel.open(tmp_path / "cables")
    corpus = Corpus(opened, workers=1)
    for cable in ("08PORTHAVEN45", "07PORTHAVEN131"):
        opened.remove(cable=cable)
        with pytest.raises(ArchiveError, match="cables that it cites were removed or read anew meanwhile; ask again"):
            brief_of(opened, "Veldora", "Kestria", corpus=corpus)


def test_agreements_stand_as_they_were_last_spoken_of_and_are_between_the_two(archive: Path) -> None:
    told = section(brief_of(reftel.open(archive), "TCO", "Veldora"), "Agreements, programmes and forums").items
    assert told[0].lead == "status of forces agreement (SOFA), agreement, 6 March 2009"
    others = section(brief_of(reftel.open(archive), "Kestria", "Veldora"), "Agreements, programmes and forums").items
    assert not [one.lead for one in others if "SOFA" in one.lead]
