"""Three answers in a recovery, five a day, ten in all: right or wrong, known or unknown."""

from datetime import timedelta

import pytest
from django.test import Client

from accounts.models import LimitCount, OtpChallenge, SecurityEvent, User
from tests.accounts.conftest import code_for, sign_in_fully

from .conftest import ANSWERS, KNOWN, UNKNOWN, answer, at, enter_code, field, set_password, shown_questions, start

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("asked")]
WRONG = "إجابة أخرى"
BOTH = pytest.mark.parametrize("who", [KNOWN, UNKNOWN], ids=["known", "unknown"])


def wrong_answers(client: Client, who: dict[str, str], times: int) -> None:
    """As many as asked for, in as few recoveries; sends are not what is tried here."""
    for n in range(times):
        if n % 3 == 0:
            start(client, who)
        LimitCount.objects.filter(name="code-sends-recovery").delete()
        assert answer(client, WRONG).url == at("code/")


@BOTH
def test_the_fourth_answer_of_a_recovery_is_refused(client: Client, who: dict[str, str]) -> None:
    wrong_answers(client, who, 3)
    page = answer(client, ANSWERS[0])
    assert page.status_code == 429
    assert "لم تبقَ لك محاولات هنا" in page.content.decode()
    assert ANSWERS[0] in page.content.decode()
    assert OtpChallenge.objects.filter(is_decoy=False).count() == 0


@BOTH
def test_the_sixth_answer_of_a_day_waits(client: Client, who: dict[str, str]) -> None:
    wrong_answers(client, who, 5)
    page = answer(client, ANSWERS[0])
    assert page.status_code == 429
    assert 23 * 3600 < int(page.headers["Retry-After"]) <= 24 * 3600
    assert "24 ساعة" in page.content.decode()
    assert SecurityEvent.objects.filter(kind="refused", purpose="recovery-answers").count() == 1


@BOTH
def test_the_eleventh_answer_in_all_leads_to_a_centre(client: Client, who: dict[str, str]) -> None:
    for _ in range(2):
        wrong_answers(client, who, 5)
        LimitCount.objects.filter(name="recovery-answers", seconds=timedelta(days=1).total_seconds()).delete()
    page = start(client, who) and answer(client, ANSWERS[0])
    assert page.status_code == 403
    assert "مراكز التفعيل" in page.content.decode()
    assert not page.has_header("Retry-After")


@BOTH
def test_an_answer_that_no_text_could_follow_costs_no_place_of_the_day(client: Client, who: dict[str, str]) -> None:
    start(client, who)
    for _ in range(3):
        answer(client, WRONG)
    for _ in range(4):
        start(client, who)
        page = answer(client, ANSWERS[0])
        assert page.status_code == 429
        assert int(page.headers["Retry-After"]) <= 3600
    assert set(LimitCount.objects.filter(name="recovery-answers").values_list("used", flat=True)) == {3}


def test_a_recovery_that_succeeds_gives_the_answers_back(client: Client) -> None:
    wrong_answers(client, KNOWN, 2)
    answer(client)
    enter_code(client)
    set_password(client)
    assert not LimitCount.objects.filter(name="recovery-answers").exists()


def test_strangers_leave_the_owner_s_own_browser_its_answers(client: Client, noura: User) -> None:
    sign_in_fully(client, noura)
    client.post("/ar/account/sign-out/")
    wrong_answers(Client(), KNOWN, 5)
    start(client)
    assert answer(client).url == at("code/")
    assert enter_code(client).url == at("new/")


@BOTH
def test_no_more_codes_than_a_pair_may_get_and_nothing_typed_is_lost(client: Client, who: dict[str, str]) -> None:
    start(client, who)
    for _ in range(3):
        answer(client, WRONG)
    start(client, who)
    page = answer(client, ANSWERS[0])
    assert page.status_code == 429
    assert int(page.headers["Retry-After"]) <= 3600
    assert ANSWERS[0] in page.content.decode()
    LimitCount.objects.filter(name="code-sends-recovery").delete()
    again = {name: field(page, name) for name in ("submission", "attempt")}
    again |= {"question": shown_questions(page)[0], "answer": ANSWERS[0]}
    assert client.post(at("question/"), again).url == at("code/")
    assert OtpChallenge.objects.order_by("created_at").last().is_decoy == (who is UNKNOWN)


def test_too_many_recoveries_from_one_address_wait(client: Client) -> None:
    start(client)
    LimitCount.objects.filter(name="recovery-starts-ip").update(used=10_000)
    page = start(client, UNKNOWN)
    assert page.status_code == 429
    assert int(page.headers["Retry-After"]) > 0
    assert UNKNOWN["national_id"] in page.content.decode()


@BOTH
def test_five_wrong_codes_end_a_code_and_another_answer_begins_a_new_one(client: Client, who: dict[str, str]) -> None:
    start(client, who)
    answer(client)
    pages = [enter_code(client, "000000").content.decode() for _ in range(5)]
    assert "لم يعد هذا الرمز صالحًا" in pages[-1]
    answer(client, ANSWERS[0])
    assert client.get(at("code/")).status_code == 200
    if who is KNOWN:
        assert enter_code(client, code_for(KNOWN["phone"])).url == at("new/")
