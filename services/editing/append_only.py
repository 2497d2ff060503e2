"""What keeps the events of editing as they were written."""

from absher_portal.append_only import Guard, Rule

EVENTS = "services_editingevent"
# SQLite's INSERT OR REPLACE deletes without asking the trigger that refuses deletion.
TAKEN = f"EXISTS (SELECT 1 FROM {EVENTS} WHERE id = NEW.id)"  # noqa: S608
GUARD = Guard(
    "editing_events",
    "editing events are append-only",
    (
        Rule("editing_events_stay_as_they_are", EVENTS, "UPDATE"),
        Rule("editing_events_stay", EVENTS, "DELETE"),
        Rule("editing_events_are_not_replaced", EVENTS, "INSERT", TAKEN),
    ),
)
