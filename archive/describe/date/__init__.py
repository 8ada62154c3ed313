"""Of what day a text is: the words that say so, what speaks for and against each day they can mean, and what is left."""
