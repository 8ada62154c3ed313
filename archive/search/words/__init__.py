"""From text to terms: tokens, forms and stems, and the words an archive has."""
