"""What keeps a picture made of points from being shown or printed: it is damaged, or not what its name says."""

from __future__ import annotations

import io
import warnings
from pathlib import Path

from course.reading.telling import tell, tellable

# What a name's ending stands for, as Pillow calls it. A film of pictures (MPO) is a JPEG to everybody else.
_FORMATS = {
    ".png": ("PNG",),
    ".jpg": ("JPEG", "MPO"),
    ".jpeg": ("JPEG", "MPO"),
    ".gif": ("GIF",),
    ".webp": ("WEBP",),
    ".avif": ("AVIF",),
}
_ENDINGS = {form: ending for ending, forms in reversed(_FORMATS.items()) for form in forms}
_AGAIN = tellable("save it anew, or put a whole copy there")


def raster_fault(path: Path) -> tuple[str, str] | None:
    """Return what is wrong with a picture, and what to do; None for a whole one, or what is none."""
    expected = _FORMATS.get(path.suffix.lower())
    if expected is None:
        return None
    from PIL import Image  # here, because few courses have such a picture that is new

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path) as picture:
                found = picture.format or ""
                picture.load()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        return tell("the picture has more points than a page can show"), tell("make it smaller")
    except (OSError, SyntaxError, ValueError):  # which of them, each format has its own mind about
        return tell("the picture is damaged or cut off, and cannot be shown"), tell(_AGAIN)
    if found not in expected:
        return tell("the picture is called `%(suffix)s`, but it is a %(found)s", suffix=path.suffix, found=found), tell(
            "rename it, or save it anew"
        )
    return None


def ending_of(content: bytes) -> str:
    """Return the ending that the name of such a picture has, such as ``.jpg``; "" where it is none of these."""
    from PIL import Image  # here, because few courses take in a picture

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # a check of the course tells it
            with Image.open(io.BytesIO(content)) as picture:
                return _ENDINGS.get(picture.format or "", "")
    except (Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        return ""
