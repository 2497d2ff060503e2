"""System checks: the shipped catalogue, the definitions and the demonstration's people fit one another."""

from services.inquiries import families

__all__ = ["families"]
