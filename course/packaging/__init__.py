"""Packages for learning platforms: pages of a built site, what speaks with the platform, and a manifest.

Input: a course and its built site. Output: an archive that an LMS takes in.
"""
