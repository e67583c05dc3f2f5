"""What the story formats of Twine write in a passage, taken apart: words, ways, and what a format would run."""
