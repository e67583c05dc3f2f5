"""Another name for something of a course: what changes in which file, tried on a copy, and then written."""
