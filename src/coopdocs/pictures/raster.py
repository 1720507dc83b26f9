"""PNG and JPEG: read whole, so that what is broken shows now and not at the printer's; then freed of metadata."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from coopdocs.model.edition import Picture
from coopdocs.pictures.completeness import is_whole_jpeg, is_whole_png
from coopdocs.pictures.metadata import strip_jpeg, strip_png
from coopdocs.pictures.problem import PictureProblem

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["read_raster"]

# Twice what an A4 page holds at 600 dots per inch, and below Pillow's own alarm.
_PIXELS = 80_000_000
_ORIENTATION = 0x0112


def read_raster(data: bytes, media_type: str) -> tuple[Picture, tuple[PictureProblem, ...]]:
    """A sound PNG or JPEG without metadata, and what could be better about it."""
    image = _decode(data, media_type)
    _refuse_colours(image)
    if image.getexif().get(_ORIENTATION, 1) in range(2, 9):
        data, image = _turn(image, media_type)
    stripped = strip_png(data) if media_type == "image/png" else strip_jpeg(data)
    remarks = []
    if media_type == "image/png" and getattr(image, "is_animated", False):
        message = "moves; only its first frame is printed"
        remarks.append(
            PictureProblem("image-animated", message, "Save the frame that you want as a picture of its own.")
        )
    return Picture(media_type, stripped, image.width, image.height), tuple(remarks)


def _decode(data: bytes, media_type: str) -> Image.Image:
    """The picture with all its pixels; checksums are compared first, which decoding alone does not do."""
    from PIL import Image

    name = "PNG" if media_type == "image/png" else "JPEG"
    try:
        with warnings.catch_warnings(), _cut_files_refused():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(BytesIO(data), formats=[name])
            if image.width * image.height > _PIXELS:
                raise Image.DecompressionBombError
            image.verify()
            image = Image.open(BytesIO(data), formats=[name])
            image.load()
            if not (is_whole_png(data) if name == "PNG" else is_whole_jpeg(data, image)):
                raise EOFError
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        message = f"claims more than {_PIXELS // 1_000_000} million pixels"
        raise PictureProblem(
            "image-too-large", message, "Save it smaller: 3000 pixels a side are enough for print."
        ) from None
    except Exception:  # noqa: BLE001 -- Pillow's decoders raise whatever they stumble over.
        message = f"is not a whole {name}: it is cut off or damaged"
        raise PictureProblem("image-broken", message, "Fetch or save the picture again.") from None
    return image


@contextmanager
def _cut_files_refused() -> Iterator[None]:
    """WeasyPrint tells Pillow, for the whole process, to fill what a file lacks with grey; here that is an error."""
    from PIL import ImageFile

    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _refuse_colours(image: Image.Image) -> None:
    """CMYK and deep grey come out in wrong colours on screens and in PDF."""
    if image.mode == "CMYK":
        raise PictureProblem("image-colours", "is in CMYK, which screens show in wrong colours", "Save it as RGB.")
    if image.mode.startswith(("I", "F")):
        raise PictureProblem("image-colours", "has 16 bits of grey, which print turns white", "Save it with 8 bits.")


def _turn(image: Image.Image, media_type: str) -> tuple[bytes, Image.Image]:
    """The picture upright in its pixels: word processors do not read the note that says which side is up."""
    from PIL import ImageOps

    turned = ImageOps.exif_transpose(image)
    profile = image.info.get("icc_profile")
    stream = BytesIO()
    if media_type == "image/png":
        turned.save(stream, "PNG", icc_profile=profile)
    else:
        # High enough that nobody sees the second compression; colours at full resolution.
        turned.save(stream, "JPEG", quality=95, subsampling=0, icc_profile=profile)
    return stream.getvalue(), turned
