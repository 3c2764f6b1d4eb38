"""How the goods of the demo shop are drawn: a kit of shapes and cloth, and a way for each."""
