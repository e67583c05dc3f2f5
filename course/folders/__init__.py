"""Folders that we write to: what in them is ours, what stays, and where we may write at all."""
