"""From a folder to a checked course: rules between files, links, pictures, strays, and what changed."""
