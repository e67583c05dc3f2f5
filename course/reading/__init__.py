"""Files become text and data with positions, and mistakes know their place."""
