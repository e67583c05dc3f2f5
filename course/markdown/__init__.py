"""Which Markdown there is, what it makes of a text, and what is known of the text then."""
