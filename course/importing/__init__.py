"""Questions of other programs: read from their files, and put into a bank with every loss told.

Input: files in the formats of others. Output: questions of ours, and what could not be taken.
"""
