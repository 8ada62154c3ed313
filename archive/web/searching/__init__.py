"""Asking and answering: the search page, what it understood, its help, and the ways on."""
