"""The catalogues of messages: made from the sources, judged, and read by the translators' desk."""
