"""Which case is it: what somebody who cannot get in may do, the ways in the order in which to try them."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from absher_portal.public import public_page

Words = str | Promise


@dataclass(frozen=True)
class Way:
    """`place` is a URL name, with a fragment or not; `label` the words of its link, if it has one."""

    title: Words
    text: Words
    label: Words = ""
    place: str = ""
    fragment: str = ""


@dataclass(frozen=True)
class Case:
    """`row` is what a person says of themselves in the chooser."""

    slug: str
    row: Words
    title: Words
    lead: Words
    ways: tuple[Way, ...]

    @property
    def main(self) -> Way:
        """The first way that begins with a link: its button is the filled one."""
        return next(way for way in self.ways if way.place)


ONLINE = _(
    "You need your ID number, the mobile in your account, and one of these: the answer to a security question, a "
    "recovery code or your authenticator app. It takes about 5 minutes."
)
PASSKEY = Way(
    _("Sign in with your passkey"),
    _("If you added one, you can sign in without a password or a code by text."),
    _("Go to sign in"),
    "account_login",
)
OFFICE = Way(
    _("Visit an office"),
    _("An officer checks your identity by fingerprint and helps you. The list shows each office’s hours."),
    _("Find an office"),
    "activation_offices",
)
NEW_PASSWORD = Way(_("Set a new password online"), ONLINE, _("Set a new password"), "recover_password")

CASES = (
    # Wants to get on with something today; fears to have lost the account. Next: a new one, here, at once.
    Case(
        "password",
        _("I forgot my password"),
        pgettext_lazy("recovery case", "You forgot your password"),
        _("Set a new one and sign in with it. Nobody can see the old one."),
        (NEW_PASSWORD, PASSKEY, OFFICE),
    ),
    # Thinks that nothing opens without the name; fears a long way. Next: the ID number does, at once.
    Case(
        "username",
        _("I forgot my username"),
        pgettext_lazy("recovery case", "You forgot your username"),
        _("You do not need it: you can sign in with your ID number instead."),
        (
            Way(
                _("Sign in with your ID number"),
                _("Enter it in place of the username, with the same password."),
                _("Go to sign in"),
                "account_login",
            ),
            Way(_("Have your username sent to your mobile"), ONLINE, _("Send my username"), "recover_username"),
            OFFICE,
        ),
    ),
    # Holds a new phone or none; fears that whoever has the old one gets in. Next: the number, or another way.
    Case(
        "phone",
        _("I lost my mobile or changed my number"),
        pgettext_lazy("recovery case", "You lost your mobile or changed your number"),
        _("We send codes only to the number in your account. Whoever has it cannot sign in without your password."),
        (
            Way(
                _("Lost or stolen: keep your number"),
                _("Ask your mobile company for a new SIM card with the same number. Our codes then reach you again."),
            ),
            Way(
                _("Sign in without a text message"),
                _("Use a passkey, your authenticator app or a recovery code instead, if you set one up."),
                _("Go to sign in"),
                "account_login",
            ),
            Way(
                _("If your number has changed, visit an office"),
                _("An officer checks your identity by fingerprint and puts your new number into your account."),
                _("Find an office"),
                "activation_offices",
            ),
        ),
    ),
    # Registered once and is told “not activated”; fears to begin from nothing. Next: sign in, then one visit.
    Case(
        "never-activated",
        _("I registered but never activated my account"),
        pgettext_lazy("recovery case", "You registered but never activated"),
        _("Your account is still there. You do not need to register again."),
        (
            Way(
                _("Sign in first"),
                _("Your username or ID number and your password work before activation too."),
                _("Go to sign in"),
                "account_login",
            ),
            Way(
                _("Then activate, once"),
                _("At an office, through your bank or at a self-service kiosk."),
                _("Choose a way to activate"),
                "activation",
            ),
            Way(_("If you forgot the password"), ONLINE, _("Set a new password"), "recover_password"),
        ),
    ),
    # Has seen a sign-in or message they did not cause; fears for everything at once. Next: shut the door, then ask.
    Case(
        "someone-else",
        _("Someone else may be using my account"),
        pgettext_lazy("recovery case", "Someone else may be using your account"),
        _("Follow these steps now, in order. The first that works shuts them out."),
        (
            Way(
                _("Use the link in our message"),
                _("Every text or email about a change has a link that locks your account at once. It works for a "
                  "week."),
            ),
            Way(
                _("Set a new password"),
                _("It signs everyone out, but a passkey or app that someone else added still works: for that, use the "
                  "link or visit an office. You need your ID number, the mobile in your account, and one of these: the "
                  "answer to a security question, a recovery code or your authenticator app."),
                _("Set a new password"),
                "recover_password",
            ),
            Way(
                _("If you can still sign in, see where your account is open"),
                _("In your account, end every session that is not yours and see what was done."),
                _("See where I am signed in"),
                "security_sessions",
            ),
            OFFICE,
            Way(
                _("Find out how it happened"),
                _("Most ask for a code or password by phone or message. We never do."),
                _("Report a scam"),
                "help",
                "fraud",
            ),
        ),
    ),
)  # fmt: skip


@public_page
def chooser(request: HttpRequest) -> HttpResponse:
    """The cases, each a link in the words of the person it happened to."""
    return render(request, "recovery/chooser.html", {"cases": CASES})


@public_page
def case(request: HttpRequest, slug: str) -> HttpResponse:
    """The ways open for one case."""
    return render(request, "recovery/case.html", {"case": _case(slug)})


def _case(slug: str) -> Case:
    if (found := next((case for case in CASES if case.slug == slug), None)) is None:
        raise Http404
    return found
