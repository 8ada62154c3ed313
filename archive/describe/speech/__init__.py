"""Words that somebody is said to have said: where they begin and end, and whose they are."""
