"""From a remembered or printed quotation to the place where it stands and its true wording."""
