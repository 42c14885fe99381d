"""From input of any shape to articles, and from an article to folded text, words and sentences."""
