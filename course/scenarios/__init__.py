"""The ways through a scenario, its drawing, and its journey to Twine and back."""
