"""The translators' desk: all that is missing, outdated or unreviewed, of messages and of content, in one list."""
