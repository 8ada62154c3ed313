"""From a query to what it finds: matches, scores, the order, snippets and marks."""
