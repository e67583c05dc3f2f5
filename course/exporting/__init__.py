"""Questions for other programs: written in their formats, with every loss told.

Input: modules of a course. Output: a file that a learning platform or another bank imports.
"""
