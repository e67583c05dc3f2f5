"""The website: MkDocs run, its frame, its folder put in place, published with git."""
