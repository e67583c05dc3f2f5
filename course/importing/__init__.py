"""Of other programs: questions, read from their files and put into a bank with every loss told; lessons of Word.

Input: files in the formats of others. Output: questions or a lesson of ours, and what could not be taken.
"""
