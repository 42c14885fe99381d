"""What follows across articles: lineages, entities, stories, claims, chains and their independence."""
