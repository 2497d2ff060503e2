"""How a service comes to people: drafts, review, schedule, publishing."""
