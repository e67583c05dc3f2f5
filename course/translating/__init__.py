"""A course in several languages, as its translators handle it.

Input: a project and its translated files. Output: the same files, which say from which words each part was made; one
file with every text, for a translator; and the translated files that come of it.
"""
