"""From nothing to a course, and from a course to one more of its parts: what ``new`` writes."""
