"""Writes anew what scripts can write of the documents: examples with their output, and the reference of commands.

python -m docs.build
"""

from pathlib import Path

from docs.build_cli import reference
from docs.examples import ROOT, rebuilt
from docs.regions import filled

__all__ = ["DOCUMENTS", "built"]

DOCUMENTS = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))


def built(document: Path) -> str:
    """Return what a document should hold now."""
    text = rebuilt(document.read_text(encoding="utf-8"))
    return filled(text, "help", reference()) if document.name == "cli.md" else text


def main() -> None:
    """Write every document that is not as it should be, and say which."""
    for document in DOCUMENTS:
        new = built(document)
        if new != document.read_text(encoding="utf-8"):
            document.write_text(new, encoding="utf-8")
            print(f"{document.relative_to(ROOT)}: written anew")


if __name__ == "__main__":
    main()
