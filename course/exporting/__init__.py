"""For other programs, in their formats: questions, with every loss told; links to the pages; what records say.

Input: modules of a course, the addresses of its site, or records. Output: a file that a learning platform, another
bank or a learning record store takes in, or statements that are sent to such a store.
"""
