"""The icons: 24 grid, stroke 1.5, no fill; what carries class `a` is the one detail in the accent colour."""

MAGNIFIER = '<circle class="a" cx="16.25" cy="16.25" r="3.5"/><path class="a" d="m18.8 18.8 2.45 2.45"/>'
COLUMNS = '<path d="M3.5 9 12 3.5 20.5 9zM3.5 20.5h17M5 17.75h14M6.25 9v8.75M17.75 9v8.75"/>'
COLUMNS += '<path class="a" d="M10.15 11.5v6.25M13.85 11.5v6.25"/>'
PERSON = '<circle cx="10" cy="8" r="3.75"/><path d="M2.75 20c0-4 2.9-6.5 7.25-6.5 2 0 3.7.5 5 1.5"/>'

# Mirrored where text runs right to left: what points along the line, and the door.
MIRRORED = {"arrow", "back", "chevron", "sign-in", "sign-out", "external"}

ICONS = {
    # the eight sections, by slug
    "passports-services": '<rect x="5" y="2.75" width="14" height="18.5" rx="2"/><circle cx="12" cy="10" r="3.5"/>'
    '<path d="M8.5 10h7M12 6.5c-1.7 2-1.7 5 0 7 1.7-2 1.7-5 0-7"/><path class="a" d="M9 17.25h6"/>',
    "passports-inquiries": '<path d="M19 9.5V4.75a2 2 0 0 0-2-2H7a2 2 0 0 0-2 2v14.5a2 2 0 0 0 2 2h3.5"/>'
    f'<circle cx="12" cy="8.75" r="2.75"/><path d="M8.5 15.5H10"/>{MAGNIFIER}',
    "traffic-services": '<path d="m5 11 1.6-4.6A2 2 0 0 1 8.5 5h7a2 2 0 0 1 1.9 1.4L19 11"/>'
    '<rect x="3" y="11" width="18" height="6.5" rx="1.75"/><path d="M5.75 17.5v2M18.25 17.5v2M10.5 14.25h3"/>'
    '<path class="a" d="M6.25 14.25h1.5M16.25 14.25h1.5"/>',
    "traffic-inquiries": '<path d="m4.5 9.5 1.4-4.1A2 2 0 0 1 7.8 4h7.4a2 2 0 0 1 1.9 1.4l1.4 4.1"/>'
    '<path d="M10.75 16H4.5a1.75 1.75 0 0 1-1.75-1.75v-3c0-1 .8-1.75 1.75-1.75h14c.8 0 1.5.5 1.7 1.25'
    f'M5.25 16v2M6.25 12.75h1.5"/>{MAGNIFIER}',
    "civil-affairs-services": '<circle cx="7.5" cy="7" r="2.75"/><circle cx="16.5" cy="7" r="2.75"/>'
    '<path d="M2.75 19c0-3.6 1.7-6 4.75-6 1 0 1.8.25 2.5.7M21.25 19c0-3.6-1.7-6-4.75-6-1 0-1.8.25-2.5.7"/>'
    '<circle class="a" cx="12" cy="15.4" r="1.75"/>'
    '<path class="a" d="M8.75 21c.2-1.7 1.4-2.75 3.25-2.75S15.05 19.3 15.25 21"/>',
    "civil-affairs-inquiries": '<path d="M10.5 18.75h-6A1.75 1.75 0 0 1 2.75 17V6.5c0-1 .8-1.75 1.75-1.75h15'
    'c1 0 1.75.8 1.75 1.75v4"/><circle cx="8" cy="9.5" r="1.75"/>'
    f'<path d="M5.25 15c0-1.7 1.1-2.75 2.75-2.75M13.5 8.75h4"/>{MAGNIFIER}',
    "public-services": COLUMNS,
    "authorizations": '<circle cx="8" cy="15.75" r="4.25"/><path d="M11 12.75 20.25 3.5"/>'
    '<path class="a" d="m16.25 7.5 2.75 2.75M18.75 5l1.75 1.75"/>',
    # doing
    "search": '<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>',
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "close": '<path d="m6 6 12 12M18 6 6 18"/>',
    "chevron": '<path d="m9.5 6 6 6-6 6"/>',
    "arrow": '<path d="M4.5 12h15M13.5 6l6 6-6 6"/>',
    "back": '<path d="M19.5 12h-15M10.5 6l-6 6 6 6"/>',
    "external": '<path d="M18 13.5v5a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 4 18.5v-11A1.5 1.5 0 0 1 5.5 6h5"/>'
    '<path class="a" d="M14 4h6v6M20 4l-8.5 8.5"/>',
    "refresh": '<path d="M4.5 12a7.5 7.5 0 1 0 2.4-5.5L4.5 8.75"/><path d="M4.5 4.25v4.5H9"/>',
    "listen": '<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5z"/>'
    '<path class="a" d="M15.5 9a4.25 4.25 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11"/>',
    "print": '<path d="M7 8.5v-5h10v5M7 17H4.5A1.5 1.5 0 0 1 3 15.5V10c0-.8.7-1.5 1.5-1.5h15c.8 0 1.5.7 1.5 1.5v5.5'
    'c0 .8-.7 1.5-1.5 1.5H17"/><path class="a" d="M7 14h10v6.5H7z"/>',
    "download": '<path d="M4.5 16.5v3h15v-3"/><path class="a" d="M12 4v11M7.5 10.5 12 15l4.5-4.5"/>',
    "copy": '<rect x="8.5" y="8.5" width="11.5" height="11.5" rx="1.75"/>'
    '<path class="a" d="M15.5 5.75V5A1.5 1.5 0 0 0 14 3.5H5A1.5 1.5 0 0 0 3.5 5v9A1.5 1.5 0 0 0 5 15.5h.75"/>',
    "eye": '<path d="M2.75 12C4.5 8 8 5.75 12 5.75S19.5 8 21.25 12c-1.75 4-5.25 6.25-9.25 6.25S4.5 16 2.75 12z"/>'
    '<circle class="a" cx="12" cy="12" r="2.75"/>',
    "filter": '<path d="M4 7h16M7 12h10M10 17h4"/>',
    # saying
    "check": '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
    "alert": '<path d="M12 4 2.75 20h18.5z"/><path d="M12 10v4.5M12 17.2v.01"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v5M12 8v.01"/>',
    "help": '<circle cx="12" cy="12" r="9"/>'
    '<path class="a" d="M9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.7.4-1.1.9-1.1 1.8M12 16.5v.01"/>',
    "clock": '<circle cx="12" cy="12" r="9"/><path class="a" d="M12 7v5.25l3.25 2"/>',
    "shield": '<path d="M12 3 4.75 5.75v5.5c0 4.6 2.9 8 7.25 9.75 4.35-1.75 7.25-5.15 7.25-9.75v-5.5z"/>'
    '<path class="a" d="m8.75 12 2.25 2.25 4.5-4.5"/>',
    "lock": '<rect x="5" y="10.5" width="14" height="10" rx="1.75"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5"/>'
    '<path class="a" d="M12 14v2.75"/>',
    # people and their way in
    "user": '<circle cx="12" cy="8" r="3.75"/><path d="M4.75 20c0-4 2.9-6.5 7.25-6.5s7.25 2.5 7.25 6.5"/>',
    "user-plus": f'{PERSON}<path class="a" d="M19 15v6M16 18h6"/>',
    "sign-in": '<path d="M13.5 3.5H17a2 2 0 0 1 2 2v13a2 2 0 0 1-2 2h-3.5"/>'
    '<path class="a" d="M4 12h10.5M10.5 8l4 4-4 4"/>',
    "sign-out": '<path d="M10.5 3.5H7a2 2 0 0 0-2 2v13a2 2 0 0 0 2 2h3.5"/>'
    '<path class="a" d="M9.5 12H20M16 8l4 4-4 4"/>',
    "recover": '<path d="M4.5 12a7.5 7.5 0 1 0 2.4-5.5L4.5 8.75"/><path d="M4.5 4.25v4.5H9"/>'
    '<path class="a" d="M12 9v3.25l2 1.5"/>',
    "key": '<circle cx="8" cy="15.75" r="4.25"/><path d="M11 12.75 20.25 3.5"/>'
    '<path class="a" d="m16.25 7.5 2.75 2.75M18.75 5l1.75 1.75"/>',
    # places and things
    "pin": '<path d="M12 21c4.5-4.6 6.75-8 6.75-11a6.75 6.75 0 0 0-13.5 0c0 3 2.25 6.4 6.75 11z"/>'
    '<circle class="a" cx="12" cy="10" r="2.25"/>',
    "agency": COLUMNS,
    "bank": '<path d="M3.5 9 12 4l8.5 5zM5 20h14M6.5 9v8M17.5 9v8"/><path class="a" d="M12 9v8"/>',
    "kiosk": '<rect x="6" y="2.75" width="12" height="10.5" rx="1.5"/><path d="M12 13.25v5M7.5 21.25h9l-1-3h-7z"/>'
    '<path class="a" d="M9.5 6.5h5M9.5 9.5h3"/>',
    "money": '<rect x="2.75" y="6" width="18.5" height="12" rx="2"/><circle class="a" cx="12" cy="12" r="2.5"/>'
    '<path d="M6 9.5v.01M18 14.5v.01"/>',
    "card": '<rect x="2.75" y="5" width="18.5" height="14" rx="2"/><circle cx="8" cy="10.5" r="1.75"/>'
    '<path d="M5.25 16c0-1.7 1.1-2.75 2.75-2.75s2.75 1 2.75 2.75"/><path class="a" d="M14 10h4M14 13.5h4"/>',
    "document": '<path d="M13.5 2.75H7a2 2 0 0 0-2 2v14.5a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8.25zM13.5 2.75v5.5H19"/>'
    '<path class="a" d="M8.5 13h7M8.5 16.5h4"/>',
    "calendar": '<rect x="3.5" y="5" width="17" height="15.5" rx="2"/><path d="M3.5 10h17M8 2.75V6.5M16 2.75V6.5"/>'
    '<path class="a" d="M8 14h3"/>',
    "mail": '<rect x="2.75" y="5" width="18.5" height="14" rx="2"/><path class="a" d="m3.5 7 8.5 6 8.5-6"/>',
    "phone": '<path d="M5 3.5h3.5l1.5 4.25-2 1.5a11 11 0 0 0 5.25 5.25l1.5-2L19 14v3.5a2 2 0 0 1-2.2 2'
    'C9.7 18.8 3.7 12.8 3 5.7A2 2 0 0 1 5 3.5z"/><path class="a" d="M14.5 4a5.5 5.5 0 0 1 5 5"/>',
    "mobile": '<rect x="6.5" y="2.75" width="11" height="18.5" rx="2"/><path class="a" d="M10.75 18h2.5"/>',
    "device": '<rect x="3" y="4.5" width="18" height="12" rx="1.75"/><path d="M8.5 20.5h7M12 16.5v4"/>',
    "bell": '<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.75h-15z"/><path class="a" d="M10 21h4"/>',
}
