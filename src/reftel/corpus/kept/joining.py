"""Files of a table joined to few: what an update adds is a file of its own, until there is more of such."""

from reftel.corpus.kept.gathering import FACTS, by_parties, by_party
from reftel.corpus.kept.holdings import Holdings
from reftel.corpus.kept.tables import quoted, still

__all__ = ["joined"]

_GROWN = 3  # times as big as the file after it a file is that stays by itself
_JOINED = {  # tables of several files, and how the rows of two files are joined
    **dict.fromkeys((*FACTS, "sides"), "SELECT * FROM ({both})"),
    "said": by_party("{both}"),
    **dict.fromkeys(("lines_by", "sided"), by_parties("{both}")),
    "words": "SELECT key, post, sum(plans)::INTEGER AS plans, sum(told)::INTEGER AS told FROM ({both}) GROUP BY ALL",
}
_PEOPLE = ("identities", "members", "gone")


def joined(holdings: Holdings) -> dict[str, list[str]]:
    """Return the files of tables, the last ones joined as long as the one before is not much bigger.

    So a row is written again only as often as the table doubles.
    """
    return {**{name: _files(holdings, name, query) for name, query in _JOINED.items()}, **_people(holdings)}


def _files(holdings: Holdings, name: str, query: str) -> list[str]:
    files = [*holdings.card.files.get(name, [])]
    while _is_to_be_joined(holdings, files):
        listed = ", ".join(quoted(holdings.folder / file) for file in files[-2:])
        both = f"SELECT * FROM read_parquet([{listed}])"  # noqa: S608  quoted above
        files[-2:] = [holdings.copy(name, query.format(both=both))]
    return files


def _people(holdings: Holdings) -> dict[str, list[str]]:
    """The files of people, three a time: what is gone of the first of two is left out."""
    files = {name: [*holdings.card.files[name]] for name in _PEOPLE}
    while _is_to_be_joined(holdings, files["members"]):
        for name in _PEOPLE:
            first, last = (holdings.folder / file for file in files[name][-2:])
            rest = f"SELECT * FROM {quoted(first)}"  # noqa: S608  quoted
            if name != "gone":
                rest = still(name, first, [holdings.folder / files["gone"][-1]])
            both = f"{rest} UNION ALL SELECT * FROM {quoted(last)}"  # noqa: S608  quoted
            files[name][-2:] = [holdings.copy(name, both)]
    return files


def _is_to_be_joined(holdings: Holdings, files: list[str]) -> bool:
    sizes = [(holdings.folder / file).stat().st_size for file in files[-2:]]
    return len(files) > 1 and sizes[0] < _GROWN * sizes[1]
