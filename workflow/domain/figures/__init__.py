"""Figures of a unit: how they are counted, and which of them may be shown without telling of anybody."""
