"""Pages that no link leads to, in the middle of a journey, each with the browser that has come so far."""

from collections.abc import Iterator
from io import StringIO

from allauth.mfa.models import Authenticator
from django.core.management import call_command
from django.test import Client

from accounts import otp
from accounts.factors import totp
from accounts.models import (
    Disavowal,
    EmailChange,
    LimitCount,
    OtpChallenge,
    SecurityAnswer,
    SecurityQuestion,
    SignedInSession,
    User,
)
from services.registry.demo.accounts import accounts
from services.registry.demo.cases import shown_by
from tests.accounts.conftest import register, sign_in, solved
from tests.conftest import PASSWORD, confirm, enter, person
from tests.pages import Page

Met = tuple[Client, Page]
NUMBERS = {"ar": ("2900000122", "+966500000121"), "en": ("2900000130", "+966500000120")}
FACTORS = {"ar": ("1900000132", "+966500000141"), "en": ("2900000163", "+966500000140")}
ENDING = {"ar": ("1900000090", "+966500000151"), "en": ("2900000171", "+966500000150")}
RECOVERING = {"ar": ("1900000082", "+966500000131"), "en": ("2900000148", "+966500000130")}


def half_way(language: str) -> Iterator[Met]:
    """The pages of every journey, in the order in which one comes to them."""
    number, phone = NUMBERS[language]
    user = person(f"halfway{language}1", number, phone)
    yield from registering(language)
    yield from signing_in(language, user)
    yield from recovering(language)
    yield from changing_the_mobile(language, user)
    yield from settled(language, user)
    yield from with_strong_factors(language)
    yield from ending(language)
    yield from known_to_the_registry(language)


def met(client: Client, language: str, path: str) -> Met:
    """The page below `account/` as this browser finds it."""
    path = f"/{language}/account/{path}"
    return client, Page(path, client.get(path))


def registering(language: str) -> Iterator[Met]:
    client = Client()
    register(client, language)
    yield met(client, language, "register/verify/")


def signing_in(language: str, user: User) -> Iterator[Met]:
    client = Client()
    sign_in(client, user.username, PASSWORD, language)
    yield met(client, language, "sign-in/verify/")


def recovering(language: str) -> Iterator[Met]:
    """Both journeys, in a browser that stands before the code, and in one that has come to the end."""
    number, phone = RECOVERING[language]
    user, question = person(f"recovering{language}1", number, phone), SecurityQuestion.objects.filter(fact="").first()
    SecurityAnswer.objects.create(user=user, question=question, answer=SecurityAnswer.hashed("an answer"))
    for wanted, last in (("password", "new"), ("username", "done")):
        yield from to_the_code(language, wanted, user, str(question.pk))
        *_before, (client, page) = to_the_code(language, wanted, user, str(question.pk))
        send(client, page, code=otp.code_of(OtpChallenge.objects.filter(user=user).latest("created_at")))
        yield met(client, language, f"recover/{wanted}/{last}/")


def to_the_code(language: str, wanted: str, user: User, question: str) -> Iterator[Met]:
    """The pages on the way, each as it is found there; all budgets fresh."""
    LimitCount.objects.all().delete()
    here = met(Client(), language, f"recover/{wanted}/")
    send(*here, national_id=user.national_id, phone=user.phone, **solved(here[1].answer))
    for way in ("?way=app", "?way=recovery-code", ""):
        yield (here := met(here[0], language, f"recover/{wanted}/question/{way}"))
    send(*here, question=question, answer="an answer")
    yield met(here[0], language, f"recover/{wanted}/code/")


def send(client: Client, page: Page, **changes: str) -> Page:
    """Fill in the page's own form."""
    return next(form for form in page.forms() if form.method == "post").send(client, **changes)


def changing_the_mobile(language: str, user: User) -> Iterator[Met]:
    yield met(enter(Client(), user), language, "security/confirm/")
    for last in ("old", "new"):
        client = confirm(enter(Client(), user), user)
        client.post(f"/{language}/account/security/phone/", {"phone": "0500000999"})
        if last == "new":
            code = otp.code_of(OtpChallenge.objects.filter(user=user, purpose="old-phone").latest("created_at"))
            client.post(f"/{language}/account/security/phone/old/", {"code": code})
        yield met(client, language, f"security/phone/{last}/")


def settled(language: str, user: User) -> Iterator[Met]:
    """Someone who has chosen questions, and waits for a new email."""
    for question in SecurityQuestion.objects.all()[:3]:
        SecurityAnswer.objects.create(user=user, question=question, answer="unusable")
    EmailChange.begin(user, f"new{user.username}@portal.example")
    client = confirm(enter(Client(), user), user)
    for path in ("", "security/", "security/questions/", "security/questions/change/", "security/email/"):
        yield met(client, language, path)


def with_strong_factors(language: str) -> Iterator[Met]:
    """Someone with a passkey, an app and fresh recovery codes: at the door, confirming, and at their list."""
    number, phone = FACTORS[language]
    user = person(f"strong{language}01", number, phone)
    app = totp.TOTP.activate(user, totp.fresh_secret()).instance
    key = Authenticator.objects.create(user=user, type="webauthn", data={"name": "Chrome, Windows"})
    client = confirm(enter(Client(), user), user)
    client.post(f"/{language}/account/security/factors/codes/")
    yield met(client, language, "security/factors/codes/new/")
    client.post(f"/{language}/account/security/factors/codes/new/")
    for path in ("", "codes/", f"{app.pk}/remove/", f"{key.pk}/remove/"):
        yield met(client, language, f"security/factors/{path}")
    for way in ("", "?way=recovery-code"):
        yield met(enter(Client(), user), language, f"security/confirm/{way}")
        client = Client()
        sign_in(client, user.username, PASSWORD, language)
        yield met(client, language, f"sign-in/factor/{way}")


def ending(language: str) -> Iterator[Met]:
    """Signed in elsewhere too; then a stranger, who locks the account from a notice; and who has deleted theirs."""
    number, phone = ENDING[language]
    user = person(f"ending{language}01", number, phone)
    SignedInSession.objects.create(user=user, session_key=f"other{language}", device="Firefox, Linux")
    yield met(enter(Client(), user), language, "security/sessions/")
    link = Disavowal.objects.create(user=user, notice="password-changed", device="Firefox, Linux")
    yield met(Client(), language, f"not-me/{link.token}/")
    Client().post(f"/{language}/account/not-me/{link.token}/")
    for path in (f"not-me/{link.token}/", "not-me/x/", "deleted/"):
        yield met(Client(), language, path)


def known_to_the_registry(language: str) -> Iterator[Met]:
    """Somebody of whom much is recorded, and somebody with whom all is overdue: what they ask."""
    call_command("load_demo", stdout=StringIO())
    for code in ("head", "overdue"):
        client = enter(Client(), accounts()[code])
        for path in (f"/{language}/account/", *(_inquiry(language, key) for key in shown_by(code))):
            yield client, Page(path, client.get(path))


def _inquiry(language: str, key: str) -> str:
    return f"/{language}/inquiries/{key}/"
