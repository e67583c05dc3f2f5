"""Learners' records: read strictly, compared with the course, listed and counted; signed, made badges and tables of."""
