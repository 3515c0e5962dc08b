import pytest

from reftel.telegram.blocks import block_of_heading, block_of_text, ends_block, summary_of


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("Summary: The talks", "summary"),
        ("SUMMARY. The talks", "summary"),
        ("SUMMARY THE TALKS", "summary"),
        ("(Summary) The talks", "summary"),
        ("EXECUTIVE SUMMARY: The talks", "summary"),
        ("SUMMARY AND COMMENT: The talks", "summary"),
        ("Begin summary: The talks", "summary"),
        ("Comment. We think", "comment"),
        ("COMMENT -- We think", "comment"),
        ("EMBASSY COMMENT: We think", "comment"),
        ("Post Analysis: We think", "comment"),
        ("Note: The talks", "note"),
        ("BIO NOTE: He was born", "note"),
        ("ACTION REQUEST: Please act", "action request"),
        ("Introduction: The talks", "introduction"),
        ("Summary of the talks", None),
        ("Comments by the Minister", None),
        ("Noted: the talks", None),
        ("The summary: talks", None),
        ("", None),
    ],
)
def test_the_first_words_of_a_paragraph_open_a_block(text: str, block: str | None) -> None:
    assert block_of_text(text) == block


@pytest.mark.parametrize(
    ("heading", "block"),
    [
        ("SUMMARY", "summary"),
        ("Summary and Comment", "summary"),
        ("Comment:", "comment"),
        ("Post Comment", "comment"),
        ("BIO NOTE", "note"),
        ("Introduction", "introduction"),
        ("Action Requested", "action request"),
        ("Comment on the visit", None),
        ("Talks", None),
        (None, None),
    ],
)
def test_a_heading_opens_a_block_where_it_has_no_substance(heading: str | None, block: str | None) -> None:
    assert block_of_heading(heading) == block


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It failed.  END SUMMARY.", True),
        ("It failed. End of comment", True),
        ("It failed. (End Note.) Nobody wept.", True),
        ("It failed.", False),
        ("The end summary", True),
        ("", False),
    ],
)
def test_an_end_label_closes_a_block(text: str, expected: bool) -> None:  # noqa: FBT001  a table's column
    assert ends_block(text) is expected


def test_an_end_label_deep_in_a_long_paragraph_closes_nothing() -> None:
    assert not ends_block("End summary. " + "More talk. " * 60)


@pytest.mark.parametrize(
    ("texts", "summary"),
    [
        (["Summary: The talks failed. End summary."], "The talks failed."),
        (["The talks failed.", "Nothing else.  END SUMMARY.  "], "The talks failed. Nothing else."),
        (["SUMMARY AND COMMENT: The talks failed"], "The talks failed"),
        (['Summary: He said "no."  End of summary.'], 'He said "no."'),
        (["Summary: End summary."], None),
        (["(Summary) The talks failed. (End summary.)"], "The talks failed."),
        (["Summary."], None),
        ([], None),
    ],
)
def test_a_summary_is_its_text_without_labels(texts: list[str], summary: str | None) -> None:
    assert summary_of(texts) == summary
