"""Forms about keeping in touch."""
