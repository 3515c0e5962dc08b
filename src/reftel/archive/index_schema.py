"""The fields of the index, and how text becomes the words that are looked for.

Every paragraph and every entry is a document, and there are ten times as many of them as paragraphs: so a byte more in
each of them counts, and most of what a cable's header says is a number in a column, after a list of its values.

| field | holds |
| --- | --- |
| `words` | a paragraph's words with their positions |
| `said` | an entry's words without positions: apart, so that one search counts paragraphs or entries alone |
| `person` | the words of names of people with their positions, and the names as a column |
| `names.speaker`, `.body`, `.instrument` | the words of other names, without positions |
| `titles.about` | the words of subject lines and headings with their positions |
| `post`, `sender`, `to`, `tag`, `classification`, `mark` | columns of numbers: which value of the field |
| `date`, `year` | columns: days, with every month taken for 31 days long (`day_number`), and years, to be counted |
| `kind` | a column: of what a document is, a paragraph, a statement ... |
| `place` | a column: which record a document belongs to, and the how manieth of its kind it is there (`place_number`) |
| `far` | a column, of few documents: the same number again where `place` has no room for it |
| `keys` | whole: a cable's id; and what the index's own documents are found by (records, batches, values) |
| `kept` | what those hold (stored) |

What is kept in another arrangement than before gets another name here: an index with other fields is refused, with what
to do, and never misread.
"""

import re

import tantivy

__all__ = [
    "FAR",
    "NAMES",
    "SCHEMA",
    "VALUES",
    "WHOLE",
    "YEAR",
    "day_number",
    "key",
    "place_number",
    "prepare",
    "stem",
    "tokens",
    "words",
]

NAMES = {"person": "person", "speaker": "names.speaker", "body": "names.body", "instrument": "names.instrument"}
"""The fields of a query that hold names, and where those are."""

VALUES = {
    "post": "post", "from": "sender", "to": "to", "tag": "tag", "classification": "classification", "mark": "mark",
}  # fmt: skip
"""The fields of a query that hold whole values, and the columns of their numbers."""

FAR = 255
"""The last number of a document in its record that `place` has room for, where it means: look into `far`.

One column for both, since to read a column for a page of hits takes 0.7 ms where there are 15 million documents.
"""

YEAR = 12 * 31
"""The days of a year as `day_number` counts them, so that a year is a span of one length."""

WHOLE = {"post": 0, "classification": 0, "year": 0}
"""What columns that are counted most hold where nothing is known: without gaps they are counted faster."""

_LONGEST_WORD = 59  # bytes; what is longer is no word
_ASCII_WORD = re.compile(r"[a-z0-9]++")


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("words", tokenizer_name="words", index_option="position")
    builder.add_text_field("said", tokenizer_name="words", index_option="basic")
    builder.add_text_field("person", tokenizer_name="words", index_option="position", fast=True)
    builder.add_json_field("names", tokenizer_name="words", index_option="basic")
    builder.add_json_field("titles", tokenizer_name="words", index_option="position")
    for name in (*VALUES.values(), "date", "year", "kind", "place", "far"):
        builder.add_integer_field(name, fast=True)
    builder.add_json_field("keys", tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field("kept", stored=True)
    return builder.build()


def _analyzer(tokenizer: tantivy.Tokenizer, *filters: tantivy.Filter) -> tantivy.TextAnalyzer:
    builder = tantivy.TextAnalyzerBuilder(tokenizer)
    for each in filters:
        builder = builder.filter(each)
    return builder.build()


_FILTER = tantivy.Filter
SCHEMA = _schema()
_WORDS = _analyzer(
    tantivy.Tokenizer.simple(), _FILTER.remove_long(_LONGEST_WORD + 1), _FILTER.lowercase(), _FILTER.ascii_fold()
)
_AS_IS = _analyzer(tantivy.Tokenizer.raw())
_STEM = _analyzer(tantivy.Tokenizer.raw(), _FILTER.stemmer("english"))


def prepare(index: tantivy.Index) -> None:
    """Tell an opened index how to cut text, which tantivy does not keep with it, and to see commits only when asked to.

    Else a thread of tantivy's looks for commits by itself, and makes a lock file at any moment, as when a folder goes.
    """
    index.register_tokenizer("words", _WORDS)
    index.register_fast_field_tokenizer("words", _AS_IS)
    index.config_reader("manual")


def day_number(date: int) -> int:
    """Return the number of a day that is written as one, 20091127.

    >>> day_number(20091127) // YEAR, day_number(20091201) - day_number(20091130)
    (2009, 2)
    """
    year, day = divmod(date, 10_000)
    month, day = divmod(day, 100)
    return year * YEAR + (month - 1) * 31 + day - 1


def place_number(record: int, index: int) -> int:
    """Return the number of a document: of its record, and which one of its kind it is there.

    >>> place_number(2, 7), divmod(place_number(2, 1000), FAR + 1)
    (519, (2, 255))
    """
    return record * (FAR + 1) + min(index, FAR)


def key(name: str, value: str) -> tantivy.Query:
    """Return what finds the index's own documents by a key."""
    return tantivy.Query.term_query(SCHEMA, f"keys.{name}", value, "basic")


def words(text: str) -> list[tuple[str, int, int]]:
    """Return the words of a text as the index has them, each with its offsets in the text.

    >>> words("Señor al-Tamiri's 3")
    [('senor', 0, 5), ('al', 6, 8), ('tamiri', 9, 15), ('s', 16, 17), ('3', 18, 19)]
    """
    if text.isascii():  # as most are: three times as fast, and the same words
        found = _ASCII_WORD.finditer(text.lower())
        return [(match[0], *match.span()) for match in found if len(match[0]) <= _LONGEST_WORD]
    return tokens(text)


def tokens(text: str) -> list[tuple[str, int, int]]:
    """Return the words of a text as tantivy cuts it."""
    return [(token.text, token.char_offset_from, token.char_offset_to) for token in _WORDS.pre_tokenize(text).tokens]


def stem(word: str) -> str:
    """Return the stem of a word in small letters (Porter's second stemmer for English).

    >>> stem("tariffs") == stem("tariff"), stem("agreed") == stem("agreeing")
    (True, True)
    """
    return _STEM.analyze(word)[0]
