"""Stories of whole corpora, read by a person: how pure they are, and what is split."""
