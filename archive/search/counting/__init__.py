"""Every single occurrence of a search: listed in its context, and counted by form, year, voice and place."""
