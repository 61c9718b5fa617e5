"""Numbered migrations, each tested up and down on both databases."""
