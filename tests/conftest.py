"""What every test may lean on."""

import os
from pathlib import Path

# what a test starts runs the source that the test is of, not the copy of it that is installed
os.environ["PYTHONPATH"] = str(Path(__file__).parent.parent / "src")
