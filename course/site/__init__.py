"""The website: made from pages and frames, going on from the last build, put in place as a whole, published with git.

``plugin`` and the modules ``mkdocs_*`` do the same where MkDocs is the program that runs.
"""
