"""``mkdocs.yml``: what it may say, and where its links lead."""
