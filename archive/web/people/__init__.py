"""The pages of people, places, organisations, events and venues."""
