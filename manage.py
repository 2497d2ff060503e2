#!/usr/bin/env python
"""Django's command line for the portal."""

import os
import signal
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "absher_portal.settings")
    if "serve" in sys.argv[1:2]:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C while it prepares: the end, no traceback
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
