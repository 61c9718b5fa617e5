"""The queue that wakes workers (RQ on Redis or Valkey). It carries no work and no personal data: due work lies in SQL."""
