"""The fields of the index, and how text becomes the words that are looked for.

Every paragraph and every entry is a document; a cable's record is one more, and so is each batch that is in the index.
Only the record is stored, once; the others point at it.

| field | holds |
| --- | --- |
| `words` | a paragraph's words with their positions |
| `said` | an entry's words with their positions: apart, so that one search counts paragraphs or entries alone |
| `about` | the words of the subject line and of the heading over a paragraph |
| `person`, `speaker`, `body`, `instrument` | the words of names |
| `post`, `tag`, `classification` | whole values |
| `facts` | the rest as `key:value`, one field since each costs a byte a document |
| `date`, `year` | whole numbers, `20091127` and `2009` |
| `record`, `place` | which record a document belongs to, and which paragraph or entry of it it is |
| `text`, `registers` | the record packed (stored) |
"""

import tantivy

__all__ = ["NAMES", "SCHEMA", "VALUES", "prepare", "stem", "words"]

NAMES = ("person", "speaker", "body", "instrument")
VALUES = ("post", "tag", "classification")
_FACETED_NAMES = frozenset({"person"})
_LONGEST_WORD = 60  # bytes; what is longer is no word


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in ("words", "said", "about"):
        builder.add_text_field(name, tokenizer_name="words", index_option="position")
    for name in NAMES:
        builder.add_text_field(name, tokenizer_name="words", index_option="position", fast=name in _FACETED_NAMES)
    for name in VALUES:
        builder.add_text_field(name, tokenizer_name="value", index_option="basic", fast=True)
    builder.add_text_field("facts", tokenizer_name="raw", index_option="basic")
    for name in ("date", "year", "record", "place"):
        builder.add_integer_field(name, fast=True)
    for name in ("text", "registers"):
        builder.add_bytes_field(name, stored=True)
    return builder.build()


def _analyzer(tokenizer: tantivy.Tokenizer, *filters: tantivy.Filter) -> tantivy.TextAnalyzer:
    builder = tantivy.TextAnalyzerBuilder(tokenizer)
    for each in filters:
        builder = builder.filter(each)
    return builder.build()


_FILTER = tantivy.Filter
SCHEMA = _schema()
_WORDS = _analyzer(
    tantivy.Tokenizer.simple(), _FILTER.remove_long(_LONGEST_WORD), _FILTER.lowercase(), _FILTER.ascii_fold()
)
_VALUE = _analyzer(tantivy.Tokenizer.raw(), _FILTER.lowercase())
_AS_IS = _analyzer(tantivy.Tokenizer.raw())
_STEM = _analyzer(tantivy.Tokenizer.raw(), _FILTER.stemmer("english"))


def prepare(index: tantivy.Index) -> None:
    """Tell an opened index how to cut text: tantivy does not keep that with the index."""
    for name, analyzer in (("words", _WORDS), ("value", _VALUE)):
        index.register_tokenizer(name, analyzer)
        index.register_fast_field_tokenizer(name, _AS_IS)


def words(text: str) -> list[tuple[str, int, int]]:
    """Return the words of a text as the index has them, each with its offsets in the text.

    >>> words("Señor al-Tamiri's 3")
    [('senor', 0, 5), ('al', 6, 8), ('tamiri', 9, 15), ('s', 16, 17), ('3', 18, 19)]
    """
    return [(token.text, token.char_offset_from, token.char_offset_to) for token in _WORDS.pre_tokenize(text).tokens]


def stem(word: str) -> str:
    """Return the stem of a word in small letters (Porter's second stemmer for English).

    >>> stem("tariffs") == stem("tariff"), stem("agreed") == stem("agreeing")
    (True, True)
    """
    return _STEM.analyze(word)[0]
