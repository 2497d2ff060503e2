"""“Who used my account”: a person reads what happened to theirs, and nothing of others'."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from absher_portal.clock import db_now
from accounts.models import SecurityEvent, User
from tests.conftest import enter
from tests.pages import Page, words

from .conftest import happen

pytestmark = pytest.mark.django_db
EVENTS = "/en/account/security/events/"


def shown(client: Client, query: str = "", path: str = EVENTS) -> list[str]:
    """The rows, in words."""
    page = Page(path, client.get(f"{path}{query}"))
    (main,) = page.all("main")
    lists = [e for e in main.iter("ul") if e.get("class") == "rows"]
    return [" | ".join(words(part) for part in row) for row in lists[0].iter("li")] if lists else []


@pytest.fixture
def owner(client: Client, written: User) -> Client:
    return enter(client, written)


def test_the_newest_comes_first_with_device_both_dates_time_and_outcome(owner: Client):
    rows = shown(owner)
    assert [row.split(" | ")[0] for row in rows] == [
        "Signed out", "Signed in", "Wrong password", "Signed in", "Registered",
    ]  # fmt: skip
    assert [row.split(" | ")[2] for row in rows] == ["Done", "Done", "Refused", "Done", "Done"]
    assert " AH – " in rows[0]
    assert "Chrome, Windows – Sign-in" in rows[0]


def test_it_speaks_arabic(owner: Client):
    page = Page(EVENTS, owner.get(EVENTS.replace("/en/", "/ar/")))
    assert words(page.all("h1")[0]) == "من استخدم حسابي"
    assert "كلمة مرور خاطئة" in page.text
    assert "مرفوض" in page.text


@pytest.mark.parametrize(
    ("show", "kinds"),
    [
        ("sign-ins", ["Signed out", "Signed in", "Wrong password", "Signed in"]),
        ("changes", ["Registered"]),
        ("refused", ["Wrong password"]),
        ("nonsense", ["Signed out", "Signed in", "Wrong password", "Signed in", "Registered"]),
    ],
)
def test_links_show_one_sort_only(owner: Client, show: str, kinds: list[str]):
    assert [row.split(" | ")[0] for row in shown(owner, f"?show={show}")] == kinds


def test_a_sort_that_never_happened_says_so(client: Client, resident: User):
    page = enter(client, resident).get(f"{EVENTS}?show=refused").content.decode()
    assert "Nothing of this kind happened" in page


def test_nobody_sees_what_happened_to_another(client: Client, written: User, admin: User):
    assert shown(enter(client, admin)) == []


def test_a_stranger_is_sent_to_sign_in(client: Client):
    assert client.get(EVENTS)["Location"].startswith("/en/account/sign-in/")


def test_twenty_stand_on_a_page_and_ten_thousand_cost_as_many_queries_as_one(owner: Client, written: User):
    with CaptureQueriesContext(connection) as few:
        shown(owner)
    row = written.security_events.first()
    facts = {"chain": row.chain, "kind": "signed-in", "at": db_now()}
    SecurityEvent.objects.bulk_create(SecurityEvent(seq=n, **facts) for n in range(6, 10_001))
    with CaptureQueriesContext(connection) as many:
        assert len(shown(owner)) == 20
    assert len(many) == len(few)
    assert len(shown(owner, "?page=500")) == 20


def test_staff_see_whose_and_find_by_name_reference_and_chain(client: Client, written: User, admin: User):
    enter(client, admin)
    client.cookies["django_language"] = "en"
    gone = User(username="gone2026")
    SecurityEvent.objects.create(
        chain=gone.events_chain, seq=1, kind="signed-in", at=db_now(), request_id="ref-12345678"
    )
    everything = client.get("/admin/accounts/securityevent/").content.decode()
    assert all(said in everything for said in ("No account", written.username, str(gone.events_key), "ref-12345678"))
    for term, count in (
        (written.username, 5),
        (written.username[:-1], 0),
        ("ref-12345678", 1),
        (written.events_chain, 5),
    ):
        answer = client.get("/admin/accounts/securityevent/", {"q": term})
        assert answer.context["cl"].result_count == count
    assert client.get("/admin/accounts/securityevent/?outcome__exact=refused").context["cl"].result_count == 6
    assert client.get("/admin/accounts/securityevent/?ip_fingerprint__startswith=a").status_code == 400


def test_the_admin_asks_for_all_names_at_once(client: Client, written: User, resident: User, admin: User):
    enter(client, admin)
    with CaptureQueriesContext(connection) as few:
        client.get("/admin/accounts/securityevent/")
    for _ in range(30):
        happen("signed-in", resident)
        happen("signed-in", admin)
    with CaptureQueriesContext(connection) as many:
        client.get("/admin/accounts/securityevent/")
    assert len(many) == len(few)
