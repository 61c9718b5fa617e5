"""The units' lists of accommodation possibilities: read by all who work there, kept by their managers and HR."""
