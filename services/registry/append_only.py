"""What keeps the reads as they were written, until their time is over."""

from absher_portal.append_only import Guard, Rule

READS = "services_recordread"
# SQLite's INSERT OR REPLACE deletes without asking the trigger that refuses deletion.
TAKEN = f"EXISTS (SELECT 1 FROM {READS} WHERE id = NEW.id)"  # noqa: S608
GUARD = Guard(
    "record_reads",
    "reads of records are append-only",
    (
        Rule("record_reads_stay_as_they_are", READS, "UPDATE"),
        Rule("record_reads_stay", READS, "DELETE", "OLD.kept_until > CURRENT_TIMESTAMP"),
        Rule("record_reads_are_not_replaced", READS, "INSERT", TAKEN),
    ),
)
