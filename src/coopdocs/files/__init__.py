"""The one door to the disk: strict reading inside the project, safe writing, one run at a time."""

from coopdocs.files.ending import ending_cleanly
from coopdocs.files.locking import lock
from coopdocs.files.problems import ChangedMeanwhile, FileProblem
from coopdocs.files.reading import decode_text, hash_bytes, hash_file, read_bytes, read_text, resolve_inside
from coopdocs.files.writing import move_file, rename_file, retry_while_changing, write_atomically, write_if_unchanged

__all__ = [
    "ChangedMeanwhile",
    "FileProblem",
    "decode_text",
    "ending_cleanly",
    "hash_bytes",
    "hash_file",
    "lock",
    "move_file",
    "read_bytes",
    "read_text",
    "rename_file",
    "resolve_inside",
    "retry_while_changing",
    "write_atomically",
    "write_if_unchanged",
]
