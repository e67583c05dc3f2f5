"""Learners' records: read strictly, compared with the course, listed and counted."""
