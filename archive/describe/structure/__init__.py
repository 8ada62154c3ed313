"""What a text consists of: its headings, opening, paragraphs, turns of speakers and closing, as TEI names them."""
