"""From TEI to HTML: one table of rules, and the writers they name."""
