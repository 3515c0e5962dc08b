"""`python -m reftel` is the `reftel` command."""

from reftel.cli.main import main

if __name__ == "__main__":
    main()
