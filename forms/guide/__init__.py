"""What is written before and during a conversation, and how it becomes the beginning of its minutes."""
