"""Sentences at their edges, and whom and what definitions let people see."""

from dataclasses import fields
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone
from django.utils.translation import override

from services.inquiries.definition import INQUIRIES, About, Found, Tone, Verdict
from services.inquiries.families.residence import RESIDENT_ID
from services.registry.kinds.civil import PaymentBalance
from services.registry.kinds.identity import RELATION, ResidentIdCard, SponsoredPerson
from services.registry.kinds.residence import WorkerReturn
from services.registry.kinds.traffic import ImpoundedVehicle, TrafficViolationTotal, VehicleAuthorisation
from services.registry.kinds.travel import DIRECTION, Restriction, TravelMovement
from services.registry.record import Record
from services.registry.values import Kind, Spec

TODAY = timezone.localdate
SAMPLES: dict[Kind, Any] = {
    Kind.WORDS: {"ar": "نص", "en": "Text"},
    Kind.NAME: {"ar": "سالم التجريبي", "en": "Salem Altajribi"},
    Kind.MOMENT: timezone.now(),
    Kind.MONEY: Decimal(150),
    Kind.PLATE: "أبح1234",
    Kind.YES_NO: True,
    **dict.fromkeys((Kind.DAYS, Kind.COUNT, Kind.YEAR), 1),
    **dict.fromkeys((Kind.IDENTIFIER, Kind.MASKED), "1900000017"),
}


def sample(spec: Spec) -> Any:
    if spec.kind in (Kind.DAY, Kind.ENDS):
        return TODAY()
    return next(iter(spec.options)) if spec.kind == Kind.CHOICE else SAMPLES[spec.kind]


def made(kind: type[Record], **said: Any) -> Any:
    """A record that holds something in every field."""
    return kind(**{name: sample(spec) for name, spec in kind.specs().items()} | said)


def in_days(days: int) -> date:
    return TODAY() + timedelta(days)


def verdict(key: str, language: str, *records: Record, **more: Any) -> Verdict:
    with override(language):
        return INQUIRIES[key].verdict(Found(records, len(records), **more))


@pytest.mark.parametrize(
    ("days", "english", "arabic", "tone"),
    [
        (-1, "expired yesterday, on ", "انتهت صلاحية هوية مقيم أمس، في ", Tone.DANGER),
        (-2, "expired 2 days ago, on ", "قبل يومين، في ", Tone.DANGER),
        (-3, "expired 3 days ago, on ", "قبل 3 أيام، في ", Tone.DANGER),
        (0, " – today is the last day", "، واليوم آخر يوم", Tone.ATTENTION),
        (1, " – tomorrow is the last day", "، وغدًا آخر يوم", Tone.ATTENTION),
        (2, " – 2 days left", "، وبقي يومان", Tone.ATTENTION),
        (3, " – 3 days left", "، وبقيت 3 أيام", Tone.ATTENTION),
        (11, " – 11 days left", "، وبقي 11 يومًا", Tone.ATTENTION),
        (30, " – 30 days left", "، وبقي 30 يومًا", Tone.ATTENTION),
        (31, " – 31 days left", "، وبقي 31 يومًا", Tone.OK),
        (100, " – 100 days left", "، وبقي 100 يوم", Tone.OK),
    ],
)
def test_a_document_says_until_when_and_how_long(days: int, english: str, arabic: str, tone: Tone):
    card = made(ResidentIdCard, status="valid", expiry_date=in_days(days))
    for language, part in (("en", english), ("ar", arabic)):
        said = verdict("resident-id-validity", language, card)
        assert part in said.sentence
        assert (said.tone, bool(said.step)) == (tone, tone != Tone.OK)


def test_days_far_off_are_not_counted():
    card = made(ResidentIdCard, status="valid", expiry_date=in_days(181))
    assert "left" not in verdict("resident-id-validity", "en", card).sentence


def test_a_day_stands_in_both_calendars():
    with override("ar"):
        said = RESIDENT_ID.verdict(made(ResidentIdCard, status="valid", expiry_date=date(2076, 12, 12)))
    assert said.sentence == "هوية مقيم سارية حتى 16 محرم 1500هـ الموافق 12 ديسمبر 2076م"


@pytest.mark.parametrize("status", ["lost", "cancelled"])
def test_a_card_that_is_lost_is_not_called_valid_until_it_ends(status: str):
    said = verdict("resident-id-validity", "en", made(ResidentIdCard, status=status, expiry_date=in_days(300)))
    assert "valid" not in said.sentence
    assert said.tone == Tone.DANGER


OWED = {
    1: "عليك مخالفة واحدة غير مسددة، ومبلغها 150 ريالًا",
    2: "عليك مخالفتان غير مسددتين، ومجموعهما 150 ريالًا",
    3: "عليك 3 مخالفات غير مسددة، ومجموعها 150 ريالًا",
    11: "عليك 11 مخالفة غير مسددة، ومجموعها 150 ريالًا",
    100: "عليك 100 مخالفة غير مسددة، ومجموعها 150 ريالًا",
}
HELD = {1: "عليك قيد واحد قائم", 2: "عليك قيدان قائمان", 3: "عليك 3 قيود قائمة", 11: "عليك 11 قيدًا قائمًا"}
MAY_DRIVE = {
    1: "لديك تفويض واحد ساري المفعول على مركبة لغيرك",
    2: "لديك تفويضان ساريا المفعول على مركبات لغيرك",
    3: "لديك 3 تفويضات سارية المفعول على مركبات لغيرك",
    11: "لديك 11 تفويضًا ساري المفعول على مركبات لغيرك",
    100: "لديك 100 تفويض ساري المفعول على مركبات لغيرك",
}


@pytest.mark.parametrize(("count", "arabic"), OWED.items())
def test_violations_are_counted_as_arabic_counts(count: int, arabic: str):
    total = made(TrafficViolationTotal, unpaid_count=count)
    assert verdict("traffic-violations", "ar", beside=total).sentence == arabic
    one_or_more = "violation" if count == 1 else "violations"
    english = f"You have {count} unpaid {one_or_more}, SAR 150 in total"
    assert verdict("traffic-violations", "en", beside=total).sentence == english


def test_who_owes_nothing_is_told_so_with_a_total_and_without():
    for total in (None, made(TrafficViolationTotal, unpaid_count=0)):
        said = verdict("traffic-violations", "en", beside=total)
        assert (said.sentence, said.tone) == ("No unpaid violations are recorded for you", Tone.OK)


@pytest.mark.parametrize(
    ("key", "kind", "count", "arabic"),
    [("travel-and-service-restrictions", Restriction, count, words) for count, words in HELD.items()]
    + [("vehicles-i-am-authorized-on", VehicleAuthorisation, count, words) for count, words in MAY_DRIVE.items()],
)
def test_what_a_verdict_counts_may_stand_on_other_pages(key: str, kind: type[Record], count: int, arabic: str):
    assert verdict(key, "ar", told=made(kind), told_total=count).sentence == arabic


def test_a_narrowed_list_does_not_change_what_the_verdict_says():
    shown = made(Restriction, status="lifted")
    said = verdict("travel-and-service-restrictions", "en", shown, told=made(Restriction), told_total=2)
    assert said.sentence == "2 restrictions on you are in force"


@pytest.mark.parametrize(("status", "tone"), [("held", Tone.DANGER), ("releasable", Tone.ATTENTION)])
def test_a_vehicle_that_may_be_released_is_better_news(status: str, tone: Tone):
    said = verdict("impounded-vehicles", "en", made(ImpoundedVehicle, status=status))
    assert said.tone == tone
    assert said.more == "Needed for the release of the latest: Text"


@pytest.mark.parametrize(
    ("kind", "name", "label"),
    [(WorkerReturn, "worker", "العامل"), (PaymentBalance, "service", "الخدمة")],
)
def test_a_column_is_headed_by_a_definite_noun(kind: type[Record], name: str, label: str):
    with override("ar"):
        assert str(kind.specs()[name].label) == label


def test_a_worker_may_be_a_woman():
    with override("ar"):
        assert str(RELATION["worker"].label) == "من العمالة"


def test_a_crossing_is_neither_good_nor_bad():
    assert {option.tone for option in DIRECTION.values()} == {"sand"}


@pytest.mark.parametrize("direction", ["entry", "exit"])
def test_you_is_said_only_to_whom_it_is_about(direction: str):
    crossing = made(TravelMovement, direction=direction)
    assert verdict("travel-record", "en", crossing).sentence.startswith("You last ")
    for records in ((crossing,), ()):
        said = verdict("travel-record", "en", *records, is_own=False)
        assert "you" not in said.sentence.lower()


@pytest.mark.parametrize("key", [key for key, inquiry in INQUIRIES.items() if inquiry.is_public])
def test_without_sign_in_nothing_found_says_only_that_nothing_matches(key: str):
    said = verdict(key, "en", is_public=True)
    assert said == Verdict(said.sentence, Tone.NEUTRAL)
    assert said.sentence.startswith("No ")
    assert said.sentence.endswith(" matches what you typed")


def test_nobody_is_asked_about_more_than_the_record_allows():
    about = {key: inquiry.about for key, inquiry in INQUIRIES.items() if not inquiry.is_public}
    wider = {key: set(whom) - {About.SELF} for key, whom in about.items() if set(whom) != {About.SELF}}
    assert all(About.SELF in whom for whom in about.values())
    assert wider == {
        "travel-record": {About.DEPENDENTS, About.WORKERS},
        "query-resident-report": {About.DEPENDENTS, About.WIVES, About.WORKERS},
    }


@pytest.mark.parametrize(
    ("said", "is_kept"),
    [
        ({"relation": "worker"}, True),
        ({"relation": "worker", "ended_on": in_days(1)}, True),
        ({"relation": "worker", "ended_on": in_days(0)}, False),
        ({"relation": "wife"}, True),
        ({"relation": "daughter", "birth_date": in_days(-17 * 366)}, True),
        ({"relation": "son", "birth_date": in_days(-18 * 366)}, False),
    ],
)
def test_a_child_of_age_and_a_worker_who_left_are_not_listed(said: dict[str, Any], is_kept: bool):
    row = made(SponsoredPerson, **{"ended_on": None} | said)
    assert INQUIRIES["sponsored-persons"].keeps(row, TODAY()) is is_kept


def test_every_field_that_is_declared_can_be_sampled():
    """Else the tests above would stand on records that no registry sends."""
    for inquiry in INQUIRIES.values():
        record = made(inquiry.record)
        assert inquiry.record.from_json(record.to_json()).to_json().keys() == {f.name for f in fields(inquiry.record)}


@pytest.mark.parametrize(
    ("number", "days", "tone", "more", "step"),
    [
        ("2900000015", 31, Tone.OK, "", ""),
        ("2900000015", 30, Tone.ATTENTION, "The next ID expires on ", "renew-resident-id"),
        ("2900000015", -1, Tone.DANGER, "1 ID has expired", "renew-resident-id"),
        ("1900000017", -1, Tone.DANGER, "1 ID has expired", ""),  # a citizen's is renewed elsewhere
    ],
)
def test_the_first_id_to_end_is_told(number: str, days: int, tone: Tone, more: str, step: str):
    row = made(SponsoredPerson, id_number=number, id_expiry=in_days(days), relation="wife", ended_on=None)
    said = verdict("sponsored-persons", "en", row)
    assert said.sentence == "Recorded with you: 1 dependent"
    assert said.more.startswith(more)
    assert (said.tone, bool(said.more), said.step) == (tone, bool(more), step)
