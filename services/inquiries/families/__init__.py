"""The definitions of all inquiries, a file per family; importing them registers them."""

from services.inquiries.families import residence, traffic, visas

FAMILIES = (residence, traffic, visas)
