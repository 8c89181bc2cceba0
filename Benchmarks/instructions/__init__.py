"""Counts the program's instructions, which do not depend on clocks or the machine's load."""
