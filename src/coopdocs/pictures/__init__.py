"""Files of pictures → pictures that every reader can draw, or the findings that say why not.

Pillow, lxml and resvg stay in this room and are imported only when a picture is read.
"""

from coopdocs.pictures.loading import load_picture, localised_name

__all__ = ["load_picture", "localised_name"]
