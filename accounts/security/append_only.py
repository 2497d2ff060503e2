"""What keeps the events as they were written.

No event changes. One goes only when its chain says that it is purged; a chain's row never goes, nor do its counts
fall.
"""

from absher_portal.append_only import Guard, Rule

EVENTS, CHAINS = "accounts_securityevent", "accounts_eventchain"
KEPT = f"NOT EXISTS (SELECT 1 FROM {CHAINS} WHERE name = OLD.chain AND purged >= OLD.seq)"  # noqa: S608 - our names
LOWERED = "NEW.name <> OLD.name OR NEW.count < OLD.count OR NEW.purged < OLD.purged"

GUARD = Guard(
    "events",
    "security events are append-only",
    (
        Rule("events_stay_as_they_are", EVENTS, "UPDATE"),
        Rule("events_stay", EVENTS, "DELETE", KEPT),
        Rule("chains_only_grow", CHAINS, "UPDATE", LOWERED),
        Rule("chains_stay", CHAINS, "DELETE"),
    ),
)
