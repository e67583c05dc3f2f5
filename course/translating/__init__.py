"""A course in several languages, as its translators handle it.

Input: a project and its translated files. Output: the same files, which say from which words each part was made.
"""
