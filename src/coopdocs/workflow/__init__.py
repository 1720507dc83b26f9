"""The verbs of the command, one short file each."""
