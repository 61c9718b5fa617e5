"""Decides which queues there are: one for each kind of work that must not wait behind another kind."""

DOCUMENTS = "documents"
MESSAGES = "messages"
FOLLOW_UP = "follow_up"

QUEUES = (DOCUMENTS, MESSAGES, FOLLOW_UP)
