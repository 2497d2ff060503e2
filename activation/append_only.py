"""What keeps the acts of activation as they were written."""

from absher_portal.append_only import Guard, Rule

ACTS = "activation_act"
# SQLite's INSERT OR REPLACE deletes without asking the trigger that refuses deletion.
TAKEN = f"EXISTS (SELECT 1 FROM {ACTS} WHERE id = NEW.id OR (account = NEW.account AND seq = NEW.seq))"  # noqa: S608
GUARD = Guard(
    "acts",
    "activation acts are append-only",
    (
        Rule("acts_stay_as_they_are", ACTS, "UPDATE"),
        Rule("acts_stay", ACTS, "DELETE"),
        Rule("acts_are_not_replaced", ACTS, "INSERT", TAKEN),
    ),
)
