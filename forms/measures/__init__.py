"""What is answered about measures and the unit's list without being a document of a case."""
