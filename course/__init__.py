"""Coursewright: a training course from a folder of text files."""

__version__ = "0.2.0.dev0"
