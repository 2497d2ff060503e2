"""Reports are one's own, and of one's children as long as they are children; whoever else asks is refused."""

import json
import uuid

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from absher_portal.export import everything
from accounts.models import User
from accounts.security.deletion import delete_account
from activation.models import Act
from activation.models.acts import Kind
from services.inquiries.subjects import MAJORITY, age, token_of
from services.models import RecordRead, Report, ReportContent
from services.registry.kinds.identity import SponsoredPerson
from services.registry.protocol import MOST, Query
from services.registry.reading import registry
from tests.conftest import enter
from tests.services.reports.conftest import address, asked, made, read, verdict

RESIDENT_INQUIRY = "query-resident-report"
PAGES = ["/en/account/reports/", "/en/account/reports/new/my-data/", "/ar/account/reports/7K3M9QPX4T27/"]


@pytest.mark.parametrize("path", PAGES)
def test_a_stranger_is_led_to_sign_in_and_who_is_not_activated_to_their_activation(demo_people, client, path):
    assert "/account/sign-in/" in client.get(path)["Location"]
    assert "/account/activation/" in enter(client, demo_people["waiting"]).get(path)["Location"]


@pytest.mark.parametrize("tail", ["/", ".pdf", "/withdraw/"])
def test_a_report_of_somebody_else_is_not_there(head, demo_people, tail):
    report = made(head, "my-data")
    other = enter(Client(), demo_people["mother"])
    assert other.get(f"/en/account/reports/{report.number}{tail}").status_code == 404
    assert other.post(f"/en/account/reports/{report.number}/withdraw/").status_code == 404
    assert "This report is valid" in verdict(report)


def children(user: User) -> dict[bool, SponsoredPerson]:
    """One child of age and one who is not, by whether they are."""
    today = timezone.localdate()
    people = registry().records(Query(user.national_id, SponsoredPerson)).records
    return {age(one.birth_date, today) >= MAJORITY: one for one in people if one.relation in ("son", "daughter")}


def test_a_child_under_18_may_be_asked_about(head, demo_people):
    child = children(demo_people["head"])[False]
    report = made(head, "travel", about=token_of(demo_people["head"], child.id_number))
    assert child.name["en"] in read(head, report)


def test_a_child_of_age_may_not_which_is_said_and_written_down(head, demo_people):
    grown = children(demo_people["head"])[True]
    answer = asked(head, "travel", about=token_of(demo_people["head"], grown.id_number))
    assert answer.status_code == 404
    assert "They are of age now and ask for themselves" in answer.content.decode()
    assert grown.name["en"] not in answer.content.decode()
    refused = RecordRead.objects.get(outcome=RecordRead.Outcome.REFUSED)
    assert (refused.kind, refused.capacity) == ("travel-movement", RecordRead.Capacity.NOBODY)
    assert not Report.objects.exists()


@pytest.mark.parametrize("about", ["0" * 24, "zzz", "1900000215", "'; --", "\x00"])
@pytest.mark.parametrize("kind", ["travel", "my-data"])
def test_somebody_who_is_not_offered_is_refused_in_form_and_address(head, kind, about):
    answers = [asked(head, kind, about=about), head.get(address(kind), {"about": about})]
    assert [refused(answer) for answer in answers] == [True, True]
    assert RecordRead.objects.filter(outcome="refused", capacity="nobody", why="report").count() == 2
    assert not Report.objects.exists()


def test_a_child_is_refused_where_the_report_is_about_oneself_only(head, demo_people):
    token = token_of(demo_people["head"], children(demo_people["head"])[False].id_number)
    assert refused(head.get(address("my-data"), {"about": token}))
    assert refused(head.post(f"{address('my-data')}?about={token}"))
    assert not Report.objects.exists()


@pytest.mark.parametrize("vehicle", ["999999999", "zzz", "\x00"])
def test_a_vehicle_of_somebody_else_is_refused_and_written_down(head, vehicle):
    answers = [asked(head, "vehicle", vehicle=vehicle), head.get(address("vehicle"), {"vehicle": vehicle})]
    assert [refused(answer) for answer in answers] == [True, True]
    assert set(RecordRead.objects.filter(outcome="refused").values_list("kind", "capacity")) == {("vehicle", "nobody")}
    assert not Report.objects.exists()


def refused(answer) -> bool:
    return answer.status_code == 404 and "We wrote down that you asked" in answer.content.decode()


def test_whom_no_report_is_about_has_no_button_to_one(demo_people, catalogue, client):
    """Of workers and wives a resident's inquiry tells; its report would be about whoever asks."""
    user, place = demo_people["investor"], f"/en/inquiries/{RESIDENT_INQUIRY}/"
    enter(client, user)
    people = registry().records(Query(user.national_id, SponsoredPerson, limit=MOST)).records
    worker = next(token_of(user, one.id_number) for one in people if one.relation == "worker" and not one.ended_on)
    pages = [client.get(place, about) for about in ({"about": worker}, {})]
    assert [page.status_code for page in pages] == [200, 200]
    assert ["Make a printable report" in page.content.decode() for page in pages] == [False, True]
    assert refused(client.get(address("resident"), {"about": worker}))


def test_reports_about_oneself_only_offer_nobody_else(head):
    assert 'name="about"' not in head.get(address("my-data")).content.decode()
    assert 'name="about"' in head.get(address("travel")).content.decode()


def test_withdrawing_takes_a_button_and_cannot_be_undone(head):
    report = made(head, "my-data")
    place = f"/en/account/reports/{report.number}/withdraw/"
    assert "Do you want to withdraw this report?" in head.get(place).content.decode()
    assert "This report is valid" in verdict(report)
    for _twice in range(2):
        assert head.post(place).status_code == 302
    assert "This report was withdrawn" in verdict(report)
    assert "Withdrawn" in head.get("/en/account/reports/").content.decode()


def test_deleting_the_account_withdraws_its_reports_and_what_they_say(head, demo_people, rf):
    report = made(head, "my-data")
    request = rf.post("/")
    delete_account(request, demo_people["head"])
    assert not ReportContent.objects.exists()
    text = verdict(report)
    assert "This report was withdrawn" in text
    assert "19••••••07" not in text


def test_a_suspended_activation_closes_the_pages(head, demo_people):
    report = made(head, "my-data")
    Act.objects.record(demo_people["head"], Kind.SUSPENDED)
    assert head.get(f"/en/account/reports/{report.number}/").status_code == 302


def test_my_data_lists_my_reports_without_their_codes(head, demo_people):
    report = made(head, "my-data")
    file = json.dumps(everything(demo_people["head"]), default=str)
    assert report.number in file
    assert report.code not in file


def test_the_list_costs_the_same_for_one_report_and_for_many(head, demo_people):
    made(head, "my-data")
    place = "/en/account/reports/"
    counts = []
    for _many in range(2):
        head.get(place)  # what is read once a process
        with CaptureQueriesContext(connection) as queries:
            assert head.get(place).status_code == 200
        counts.append(len(queries))
        for _more in range(30):
            Report.unsaved(demo_people["head"], "my-data", "x", uuid.uuid4()).save()
    assert counts[0] == counts[1]
