"""What developers use and nobody ships: tests run, browsers found, pages audited, figures measured."""
