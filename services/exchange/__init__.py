"""The catalogue as files, xlsx and JSON: taken out, and brought in again as drafts."""
