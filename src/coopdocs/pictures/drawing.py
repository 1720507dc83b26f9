"""SVG → PNG in a process of its own: a drawing can be made so that it takes hours or brings its drawer down."""

from __future__ import annotations

import subprocess
import sys
from functools import lru_cache

from coopdocs.pictures.problem import PictureProblem

__all__ = ["draw"]

# A rich illustration takes a third of a second.
_SECONDS = 30
# The machine's fonts stay out, so that every machine draws the same. Some systems know no limit of memory.
_PROGRAM = """
import sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
except (ImportError, OSError, ValueError):
    pass
import resvg_py
svg = sys.stdin.buffer.read().decode()
try:
    width, height = int(sys.argv[1]), int(sys.argv[2])
    png = resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, width=width, height=height, dpi=96)
except ValueError as error:
    sys.exit(str(error))
sys.stdout.buffer.write(png)
"""


# The same drawing stands in every edition of a brochure.
@lru_cache(maxsize=64)
def draw(svg: bytes, width: int, height: int) -> bytes:
    """The drawing as a PNG of so many pixels."""
    command = [sys.executable, "-I", "-c", _PROGRAM, str(width), str(height)]
    try:
        made = subprocess.run(command, input=svg, capture_output=True, check=False, timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        message = f"takes longer than {_SECONDS} seconds to draw"
        raise PictureProblem("image-unsafe", message, "Simplify it: filters and nested effects cost most.") from None
    if made.returncode or not made.stdout:
        said = made.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        message = f"cannot be drawn: {said or 'the program that draws it broke down'}"
        raise PictureProblem("image-broken", message, "Save it again as plain SVG.")
    return made.stdout
