"""Build the package, with its registers compiled by mypyc where there is a C compiler.

They take two fifths of the time then. `REFTEL_PURE=1` builds without compiling: the same modules,
run by Python.
"""

import os
import shlex
import shutil
import sys
import sysconfig
from pathlib import Path

from mypyc.build import mypycify
from pybind11.setup_helpers import ParallelCompile
from setuptools import Extension, setup

# mypyc leaves this header out of what it splits over several files
HEADERS = ["-include", "CPy.h", "-include", "str_extra_ops.h"]


def is_to_be_compiled() -> bool:
    """Whether a wheel is made, not asked about, with the compiler that Python was built with and its headers."""
    if "bdist_wheel" not in sys.argv or os.environ.get("REFTEL_PURE"):
        return False
    words = shlex.split(sysconfig.get_config_var("CC") or "")
    return bool(words and shutil.which(words[0])) and Path(sysconfig.get_path("include"), "Python.h").is_file()


def registers() -> list[Extension]:
    """Return the modules of the registers as one library, so that they call each other without going through Python."""
    modules = sorted(Path("src/reftel/reading").rglob("*.py"))
    # the stream is of files, and packages only hand on
    chosen = [str(module) for module in modules if module.name not in {"__init__.py", "stream.py"}]
    extensions = mypycify(chosen, opt_level="2", debug_level="0", multi_file=True)
    library, *_ = extensions  # the others only name its modules
    library.extra_compile_args = [*library.extra_compile_args, *HEADERS]
    return extensions


ParallelCompile(default=0).install()
setup(ext_modules=registers() if is_to_be_compiled() else [])
