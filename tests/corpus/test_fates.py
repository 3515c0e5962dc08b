from collections.abc import Sequence

import msgspec
import pytest

from reftel.corpus.fates.acts import act_of
from reftel.corpus.fates.days import days_named
from reftel.corpus.fates.reports import Report
from reftel.corpus.fates.scales import Weights
from reftel.corpus.fates.verdicts import Evidence, judged, settled
from reftel.corpus.keywords import keys_of
from reftel.corpus.lines import KeptLine

LAST = "2008-03-31"


def plan(words: str, who: Sequence[str] = ("Kestria",), end: str | None = LAST) -> KeptLine:
    return KeptLine(
        copy="a",
        cable="07LYSANDRA164",
        date="2007-05-23",
        register="plans",
        position=0,
        paragraph=2,
        kind="promised",
        words=words,
        who=tuple(who),
        end=end,
        keys=keys_of(" ".join((words, *who))),
        doers=tuple(name for name in who if not name.islower()),
    )


def report(words: str, date: str | None = "2008-05-14", copy: str = "b") -> Report:
    return Report(
        copy=copy, cable="08LYSANDRA212", date=date, paragraph=3, index=2, start=0, end=len(words), words=words,
        keys=keys_of(words), cites=("07LYSANDRA164",) if "164" in words else (),
    )  # fmt: skip


def told(one: KeptLine, other: Report) -> str:
    """The fate that a sentence tells, among a thousand in which the plan's words are rare."""
    found = judged(one, other)
    weights = Weights(dict.fromkeys(one.keys, 7), {(key, "*") for key in one.keys}, 10)
    return found.evidence.fate if found and found.scale.holds(weights) else ""


@pytest.mark.parametrize(
    ("words", "who", "sentence", "expected"),
    [
        ("sign the harbor treaty", "Kestria", "Kestria signed the harbor treaty on March 3.", "done"),
        ("sign the harbor treaty", "Kestria", "Veldora signed the harbor treaty on March 3.", ""),
        ("sign the harbor treaty", "Kestria", "Kestria signed the harbor treaty on April 3.", ""),
        ("sign the harbor treaty", "Kestria", "Kestria had signed the harbor treaty in May 1976.", ""),
        ("sign the harbor treaty", "Kestria", "Kestria ratified the harbor treaty.", ""),
        ("sign the harbor treaty", "Kestria", "Kestria would have signed the harbor treaty.", ""),
        ("sign the harbor treaty", "Kestria", "Kestria was asked whether it signed the harbor treaty.", ""),
        ("sign the harbor treaty", "Kestria", "The harbor treaty was to have been signed by Kestria.", ""),
        ("sign the harbor treaty", "Kestria", "The signing of the harbor treaty was put off.", "put off"),
        ("sign the harbor treaty", "Kestria", "Kestria repeated that it would sign the harbor treaty.", "repeated"),
        ("sign the harbor treaty", "Kestria", "Kestria repeated that it liked the harbor treaty.", ""),
        ("sign the harbor treaty", "the two of them", "The two of them signed the harbor treaty.", ""),
        ("send observers to the exercise", "Kestria", "Kestria was invited to send observers and received tea.", ""),
        ("send observers to the exercise", "Kestria", "The exercise went on without Kestrian observers.", "not done"),
        ("send observers to the exercise", "Kestria", "Observers of the exercise from Kestria go without tea.", ""),
        ("the second ferry berth would open", "", "The second ferry berth was to have opened in May.", ""),
        ("the second ferry berth would open", "", "The second ferry berth has been opened.", "done"),
        ("a joint inquiry", "Kestria", "Kestria took part in a joint inquiry, as promised.", ""),
        ("a joint inquiry", "Kestria", "Kestria ruled out a joint inquiry.", "refused"),
        (
            "give the secretariat its sea charts",
            "Kestria",
            "The sea charts (07 Lysandra 164) had not been seen.",
            "not done",
        ),
        ("give the secretariat its sea charts", "Kestria", "The tea (07 Lysandra 164) had not been seen.", ""),
        ("address the council", "Kestria", "Nobody spoke of tea, which was put off.", ""),
        ("SILVER ANCHOR 08", "", "SILVER ANCHOR 08 was postponed in May.", "put off"),
        ("SILVER ANCHOR 08", "", "SILVER ANCHOR 08 was postponed; new dates have not been set.", "put off"),
        ("SILVER ANCHOR 08", "", "Strand spoke of SILVER ANCHOR 08; lunch was postponed.", ""),
        ("the visit of Mara Strand to Lysandra", "", "Mara Strand visited Lysandra on March 3.", "done"),
        ("the visit of Mara Strand to Lysandra", "", "Mara Strand visited Lysandra on April 3.", ""),
        ("the list of Mara Strand for Lysandra", "", "Mara Strand visited Lysandra on March 3.", ""),
        ("Strand's address to the harbor council", "Strand", "Strand addressed the harbor council on 3 March.", "done"),
        ("the release of the harbor pilots", "", "Nobody rests until all of the harbor pilots are released.", ""),
    ],
)
def test_a_sentence_tells_a_fate_where_act_doer_and_days_are_the_plans(
    words: str, who: str, sentence: str, expected: str
) -> None:
    assert told(plan(words, [who] if who else []), report(sentence)) == expected


@pytest.mark.parametrize(
    ("words", "who", "sentence", "expected"),
    [
        # who did it stands before the word for what was done, or behind it where that is told of the thing
        ("sign the harbor treaty", "Kestria", "The harbor treaty was signed by Kestria.", "done"),
        ("sign the harbor treaty", "Kestria", "Kestria said that Veldora signed the harbor treaty.", ""),
        ("sign the harbor treaty", "Kestria", "Veldora told Kestria of the harbor treaty, and signed for tea.", ""),
        ("sign the harbor treaty", "Kestria", "The list of the harbor treaty was signed by Kestria.", ""),
        # what may be, or was before
        ("sign the harbor treaty", "Kestria", "Once the harbor treaty was signed by Kestria, tea came.", ""),
        ("sign the harbor treaty", "Kestria", "Kestria had signed the harbor treaty in 1976.", ""),
        ("join the harbor patrol", "Kestria", "Kestria refused to join the harbor patrol.", "refused"),
        ("join the harbor patrol", "Kestria", "Kestria saw the harbor patrol, which Marenne refused to join.", ""),
        ("join the harbor patrol", "Kestria", "Kestria refused tea on the harbor patrol.", ""),
        ("paint the harbor lights", "Kestria", "Kestria has failed to paint the harbor lights.", "not done"),
        ("paint the harbor lights", "Kestria", "Kestria has failed to see the harbor lights.", ""),
        ("paint the harbor lights", "Kestria", "The talk of harbor lights by Kestria was postponed.", ""),
        ("paint the harbor lights", "Kestria", "Kestria reaffirmed that it would paint the harbor lights.", "repeated"),
        ("paint the harbor lights", "Kestria", "Kestria reaffirmed that it saw the harbor lights.", ""),
        # most of what was to be done is said again
        ("paint the harbor lights of Orrest, Brill and Tarn", "Kestria", "Kestria gave the harbor lights away.", ""),
        (
            "give tea and cake to the harbor pilots of Orrest",
            "Kestria",
            "Kestria gave the tea and cake to Marenne.",
            "",
        ),
        # a journey is known by who made it and where to
        ("go to Lysandra for tea", "Mara Strand", "It rained after Strand's visit to Lysandra.", "done"),
        ("go to Lysandra for tea", "Mara Strand", "Strand went to Lysandra.", "done"),
        ("go to Lysandra for tea", "Mara Strand", "Strand liked tea on her second visit to Lysandra.", "done"),
        ("go to Lysandra for tea", "Mara Strand", "It rained on Strand's proposed visit to Lysandra.", ""),
        ("go to Lysandra for tea", "Mara Strand", "Strand spoke of the skipper's own visit to Lysandra.", ""),
        ("go to Lysandra for tea", "Mara Strand", "Strand's visit to Orrest was loud, said Lysandra.", ""),
        ("go to Lysandra", "Mara Strand", "Strand has not yet left for Lysandra.", "not done"),
    ],
)
def test_the_clause_of_the_word_for_a_fate_says_who_does_what_to_what(
    words: str, who: str, sentence: str, expected: str
) -> None:
    assert told(plan(words, [who]), report(sentence)) == expected


def test_words_alone_tell_no_fate_long_after() -> None:
    one = plan("sign the harbor treaty", end=None)
    words = "The signing of the harbor treaty by Kestria was put off."
    assert told(one, report(words, "2008-11-01")) == "put off"
    assert told(one, report(words, "2008-12-01")) == ""
    assert told(plan("go to Lysandra", end=None), report("Kestria went to Lysandra.", "2007-11-01")) == "done"
    assert told(plan("go to Lysandra", end=None), report("Kestria went to Lysandra.", "2007-12-01")) == ""


def test_what_nobody_known_was_to_do_is_told_of_by_the_same_post() -> None:
    one = msgspec.structs.replace(plan("the second ferry berth would open", []), post="LYSANDRA")
    told_of = report("The second ferry berth has been opened.")
    fates = [told(one, msgspec.structs.replace(told_of, post=post)) for post in ("LYSANDRA", "SABLEMONT")]
    assert fates == ["done", ""]


def test_what_was_to_be_done_on_a_day_was_done_yesterday() -> None:
    one = msgspec.structs.replace(plan("The harbor letter should be signed on 2 June", []), start="2007-06-02")
    one = msgspec.structs.replace(one, end="2007-06-02")
    sentence = "The harbor letter was signed yesterday at Orrest."
    assert [told(one, report(sentence, day)) for day in ("2007-06-03", "2007-06-05")] == ["done", ""]


@pytest.mark.parametrize(
    ("words", "sentence", "refers", "expected"),
    [
        ("pay damages to the widows of Lysandra", "Kestria refused damages for the widows.", True, "refused"),
        ("pay damages to the widows of Lysandra", "Kestria refused damages for the widows.", False, ""),
        ("pay damages to the widows of Lysandra", "Veldora refused damages for the widows.", True, ""),
        ("pay damages to the widows of Lysandra", "Kestria refused tea to the widows, and spoke of damages.", True, ""),
        ("pay damages to the widows of Lysandra", "Kestria refused damages.", True, ""),
        ("urge a vote on the levy", "Our approach in June (07 Lysandra 164) did no harm, Kestria said.", True, "done"),
        ("urge a vote on the levy", "Our approach in June did no harm, Kestria said.", True, ""),
        ("urge a vote on the levy", "Their approach in June (07 Lysandra 164) did no harm to Kestria.", True, ""),
        ("urge a vote on the levy", "Our approach in May 2006 (07 Lysandra 164) did no harm to Kestria.", True, ""),
        ("publish a vote on the levy", "Our approach in June (07 Lysandra 164) did no harm to Kestria.", True, ""),
    ],
)
def test_a_cable_that_refers_to_the_plans_says_more_in_fewer_words(
    words: str,
    sentence: str,
    refers: bool,  # noqa: FBT001  a table's column
    expected: str,
) -> None:
    one = msgspec.structs.replace(report(sentence), refers=("07LYSANDRA164",) if refers else ())
    other = msgspec.structs.replace(one, cites=("07LYSANDRA164",) if "07 Lysandra" in sentence else ())
    assert told(plan(words), other) == expected


def test_only_later_cables_of_the_next_years_tell_anything() -> None:
    one, words = plan("sign the harbor treaty"), "Kestria signed the harbor treaty."
    assert told(one, report(words)) == "done"
    assert [told(one, report(words, date)) for date in (None, "2007-05-23", "2007-05-01", "2019-01-01")] == [""] * 4
    assert not told(one, report(words, copy="a"))


def test_what_is_not_done_before_its_day_may_yet_be() -> None:
    words = "The harbor treaty has still not been signed by Kestria."
    assert told(plan("sign the harbor treaty"), report(words, "2008-03-01")) == ""
    assert told(plan("sign the harbor treaty"), report(words, "2008-04-01")) == "not done"
    assert told(plan("sign the harbor treaty", end=None), report(words, "2008-03-01")) == "not done"


@pytest.mark.parametrize(
    ("fates", "expected"),
    [
        ((), "no later word"),
        (("repeated", "done"), "done"),
        (("put off", "done"), "put off"),
        (("put off", "overtaken"), "overtaken"),
        (("not done", "done"), "not done"),
        (("refused", "done"), "done"),
        (("done", "repeated", "put off"), "done"),
        (("overtaken", "done"), "overtaken"),
    ],
)
def test_a_later_line_changes_a_fate_or_does_not(fates: Sequence[str], expected: str) -> None:
    lines = [Evidence(fate=fate, report=report(fate, f"2008-05-{at + 10}")) for at, fate in enumerate(fates)]
    found = settled(plan("sign"), lines[::-1], "2009-01-01")
    assert found.fate == expected
    assert [one.fate for one in found.evidence][-1:] == ([expected] if fates else [])


def test_a_plan_whose_day_is_to_come_is_open() -> None:
    assert settled(plan("sign"), [], LAST).fate == "open"
    assert settled(plan("sign", end=None), [], "2009-01-01").fate == "open"


@pytest.mark.parametrize(
    ("words", "verb", "core"),
    [
        ("visit headquarters in Sablemont", "visit", {"headqua"}),
        ("report to the Council", "report", {"council"}),
        ("the eleven would be released", "releas", {"eleven"}),
        ("take place off Tarnmouth", "tak", {"plac"}),
        ("", "", {"kestria"}),
    ],
)
def test_an_act_is_a_verb_and_what_it_is_said_of(words: str, verb: str, core: set[str]) -> None:
    act = act_of(words, ("Kestria",))
    assert (act.verb, set(act.core)) == (verb, core)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("on December 30", ["2008-12-30 2008-12-30"]),
        ("in January and on March 3, 2007", ["2009-01-01 2009-01-31", "2007-03-03 2007-03-03"]),
        ("from 4 July to 24 June 1976", ["2008-07-04 2008-07-04", "1976-06-24 1976-06-24"]),
        ("on 3rd-5th May and on March 1-4", ["2008-05-03 2008-05-05", "2009-03-01 2009-03-04"]),
        ("he may march", []),
        ("IN MAY", ["2008-05-01 2008-05-31"]),
        ("in 1976 and today", ["1976-01-01 1976-12-31", "2009-04-17 2009-04-17"]),
        ("Last night, in room 1976", ["2009-04-16 2009-04-16"]),
        ("nothing", []),
    ],
)
def test_times_are_the_last_ones_before_the_cable(words: str, days: list[str]) -> None:
    assert [f"{first} {last}" for first, last in days_named(words, "2009-04-17")] == days
