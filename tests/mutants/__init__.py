"""Each gate of protection taken out in turn: some test has to notice."""
