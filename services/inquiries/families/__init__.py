"""The definitions of all inquiries, a file per family; importing them registers them."""

from services.inquiries.families import civil, identity, residence, traffic, vehicles, visas

FAMILIES = (civil, identity, residence, traffic, vehicles, visas)
