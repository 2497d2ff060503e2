"""One stylesheet of many parts, that mirrors by itself and names only icons that exist."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.template import Context, Template

from absher_portal.bundle import PARTS
from absher_portal.icons import ICONS, MIRRORED
from absher_portal.templatetags.portal import WAITS
from accounts.numbers import CODE_RESEND_AFTER, SESSION_IDLE, SESSION_WARNING

CSS = sorted(PARTS.glob("*.css"))
TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))
# Sides of the page or of the box; `left` and `right` as keywords of a gradient or a position count too.
PHYSICAL = re.compile(
    r"\b(left|right)\b|\b(margin|padding|border|inset)-(top|bottom)\b|(?<![-\w])(top|bottom|width|height):"
)
ICON_NAMES = re.compile(r"""{%\s*icon\s+["']([\w-]+)["']|\bicon=["']([\w-]+)["']""")


def without_comments(css: str) -> str:
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


def squeezed(css: str) -> str:
    return "".join(without_comments(css).split())


def served() -> str:
    return Path(finders.find("css/portal.css")).read_text("utf-8")


@pytest.mark.parametrize("part", CSS, ids=lambda part: part.name)
def test_no_part_names_a_physical_side(part):
    assert not PHYSICAL.findall(without_comments(part.read_text("utf-8")))


def test_only_the_code_field_spaces_its_letters():
    spaced = [block for part in CSS for block in part.read_text("utf-8").split("}") if "letter-spacing" in block]
    assert len(spaced) == 1
    assert ".otp" in spaced[0]


@pytest.mark.parametrize("part", CSS, ids=lambda part: part.name)
def test_colours_come_from_tokens(part):
    if part.name in {"02-tokens.css", "hero.css", "motif.css", "zz-media.css"}:  # fixed grounds, masks, ink on paper
        return
    assert not re.findall(r"#[0-9a-f]{3,8}\b", without_comments(part.read_text("utf-8")))


def test_the_bundle_holds_every_part_in_order():
    assert squeezed(served()) == "".join(squeezed(part.read_text("utf-8")) for part in CSS)
    assert served().startswith("@layer reset, tokens, base")
    assert finders.find("css/button.css") is None


def test_a_changed_part_changes_the_bundle(tmp_path, monkeypatch):
    monkeypatch.setattr("absher_portal.bundle.PARTS", tmp_path)
    monkeypatch.setattr("absher_portal.bundle.GENERATED", tmp_path / "out")
    for words in ("a { b: c }", "a { b: d }"):
        (tmp_path / "a.css").write_text(f"/* why */\n{words}")
        assert served() == words


def test_collecting_publishes_the_bundle_with_its_fonts_and_not_the_parts(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path
    settings.STATICFILES_FINDERS = ["absher_portal.bundle.BundleFinder"]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    (bundle,) = (tmp_path / "css").glob("portal.*.css")
    fonts = re.findall(r"\.\./(fonts/[\w.-]+\.woff2)", bundle.read_text("utf-8"))
    assert len(fonts) == 4
    assert all((tmp_path / font).exists() for font in fonts)
    assert not list((tmp_path / "css").glob("button*"))


def test_every_icon_that_a_template_names_exists():
    named = {a or b for t in TEMPLATES for a, b in ICON_NAMES.findall(t.read_text("utf-8"))}
    assert named <= set(ICONS)
    assert set(ICONS) >= MIRRORED


def test_a_slug_without_an_icon_still_gets_one():
    drawn = Template('{% icon slug "small" %}').render(Context({"slug": "new-section"}))
    assert drawn == Template('{% icon "document" "small" %}').render(Context())
    assert 'aria-hidden="true"' in drawn


def test_the_timed_parts_keep_the_accounts_numbers():
    css = (PARTS / "time.css").read_text("utf-8")
    warning = int((SESSION_IDLE - SESSION_WARNING).total_seconds())
    assert f"appear 0s {warning}s forwards" in css
    assert f"appear 0s {int(SESSION_IDLE.total_seconds())}s forwards" in css
    assert all(f".resend-{wait} {{ --wait: {wait}; }}" in css for wait in WAITS)
    assert max(WAITS) == CODE_RESEND_AFTER.total_seconds()
