"""Derived tables that several measures ask."""
