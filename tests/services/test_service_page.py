"""A visitor reads whether a service is for them, what it needs, costs and how it goes."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from services.models import Service
from tests.services.conftest import PASSPORT, page
from tests.services.made import make_category, make_service, make_services


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "ar",
            ["تجديد جواز السفر السعودي", "يلزم حساب مفعّل", "ما تحتاج إليه", "300 ريال", "فوري", "المواطنون",
             "المديرية العامة للجوازات", "الخطوات", "خدمات ذات صلة", "12 جمادى الآخرة 1448هـ", "22 نوفمبر 2026م"],
        ),
        (
            "en",
            ["Renew Saudi Passport", "Activated account needed", "What you need", "SAR 300", "Instant", "Citizens",
             "General Directorate of Passports", "Steps", "Related services", "22 November 2026",
             "12 Jumada II 1448 AH"],
        ),
    ],
)  # fmt: skip
def test_a_service_says_all_that_one_needs_to_know(catalogue, language, words):
    text = page(f"/{language}{PASSPORT}").text
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_one_needs_stands_above_the_start_button(catalogue, language):
    text = page(f"/{language}{PASSPORT}").text.split("<main")[1]
    needed = Service.objects.get(key="renew-saudi-passport").requirements.last()
    assert text.index(getattr(needed, f"text_{language}")) < text.index(f"/{language}{PASSPORT}start/")


@pytest.mark.parametrize(
    ("language", "headings"),
    [
        ("ar", ["باختصار", "ما تحتاج إليه", "start/", "الخطوات", "طرق أخرى", "ماذا بعد ذلك؟", "أسئلة تتكرر",
                "خدمات ذات صلة", "آخر مراجعة", "هل أفادتك هذه الصفحة؟"]),
        ("en", ["At a glance", "What you need", "start/", "Steps", "Other ways", "What happens afterwards",
                "Questions people ask", "Related services", "Last reviewed", "Was this page useful?"]),
    ],
)  # fmt: skip
def test_a_page_goes_from_what_one_needs_to_what_one_may_ask(catalogue, language, headings):
    text = page(f"/{language}{PASSPORT}").text.split("<main")[1]
    places = [text.index(heading) for heading in headings]
    assert places == sorted(places)


def test_each_action_names_its_cost_before_one_starts(catalogue):
    text = page("/en/services/passports-services/exit-reentry-and-final-exit-visas/").text.split("<main")[1]
    assert text.index("What it costs") < text.index("start/")


def test_a_fee_says_who_says_so_and_when_in_both_calendars(catalogue):
    text = page("/en/services/passports-services/exit-reentry-and-final-exit-visas/").text
    said = text[text.index("Fees and times are indicative") :][:600]
    assert "19 June 2022" in said
    assert "20 Dhu al-Qa’dah 1443 AH" in said
    assert "Gulf News; saudiexpatnews.com, 2019 list." in said
    assert "معرفة عامة لم تؤكدها صفحة منشورة" in page("/ar/services/passports-services/book-appointment/").text


def test_parts_that_no_editor_wrote_are_not_shown(db):
    make_service()
    text = page("/en/services/permits/service-1/").text
    shown = [h for h in ("Other ways", "What happens afterwards", "Questions people ask", "What it costs") if h in text]
    assert shown == []


def test_the_office_of_an_agency_stands_among_the_other_ways(catalogue):
    text = page(f"/en{PASSPORT}").text
    ways = text[text.index("Other ways") : text.index("What happens afterwards")]
    assert "/en/activation/offices/?kind=passports" in ways
    assert ways.count("Passport offices") == 1
    assert ">Passport offices</a>" in page("/en/services/passports-services/extend-visit-visa/").text


MOST_USED = [
    "exit-reentry-and-final-exit-visas", "renew-resident-id", "renew-vehicle-registration", "renew-saudi-passport",
    "issue-saudi-passport", "renew-driving-license", "traffic-violations", "vehicle-sale", "vehicle-authorizations",
    "authorizations-on-vehicles-i-own", "issue-family-record", "newborn-registration", "report-lost-documents",
    "replacement-for-lost-document", "my-information",
]  # fmt: skip


@pytest.mark.parametrize("key", MOST_USED)
def test_the_most_used_services_answer_what_people_ask_in_both_languages(catalogue, key):
    service = Service.objects.get(key=key)
    rows = [*service.questions.all(), *service.other_ways.all()]
    assert 3 <= service.questions.count() <= 5
    assert service.other_ways.exists()
    assert service.relations.count() >= 3
    texts = [service.afterwards_ar, service.afterwards_en]
    for name in ("question", "answer", "text"):
        texts += [getattr(row, f"{name}_{code}") for row in rows for code in ("ar", "en") if hasattr(row, name)]
    assert all(texts)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_title_and_description_are_the_services_own(catalogue, language):
    service = Service.objects.get(key="renew-saudi-passport")
    text = page(f"/{language}{PASSPORT}").text
    assert f"<title>{getattr(service, f'name_{language}')} – " in text
    assert f'<meta name="description" content="{getattr(service, f"summary_{language}")}">' in text


@pytest.mark.parametrize(
    ("fee", "arabic", "english"),
    [
        (None, "لا تتوفر معلومات", "Not known yet"),
        (0, "مجانًا", "Free"),
        (1, "ريال واحد", "SAR 1"),
        (69, "69 ريالًا", "SAR 69"),
        ("12.50", "12.50 ريال", "SAR 12.50"),
        (1000, "1,000 ريال", "SAR 1,000"),
    ],
)
def test_fees_read_naturally(db, fee, arabic, english):
    make_service(fee=fee)
    assert f"<dd>{arabic}<" in page("/ar/services/permits/service-1/").text
    assert f"<dd>{english}<" in page("/en/services/permits/service-1/").text


def test_a_service_with_several_actions_names_the_fee_of_each(catalogue):
    text = page("/en/services/passports-services/exit-reentry-and-final-exit-visas/").text
    assert "<b>Cancel final exit visa</b><small>Free</small>" in text


def test_a_second_listing_has_its_own_name_and_points_to_the_first(catalogue):
    second = page("/en/services/public-services/resident-id-validity/").text
    assert "<h1>Residence (Iqama) Validity Query</h1>" in second
    assert (
        'rel="canonical" href="http://localhost:8000/en/services/passports-inquiries/resident-id-validity/"' in second
    )
    assert "Also in the section “Passports Inquiries”" in second


def test_an_address_in_the_wrong_section_leads_to_the_right_one(catalogue, client: Client):
    answer = client.get("/ar/services/traffic-services/renew-saudi-passport/")
    assert (answer.status_code, answer.url) == (302, f"/ar{PASSPORT}")


@pytest.mark.parametrize("path", ["passports-services/nothing/", "nothing/nothing/", "permits/service-1/"])
def test_what_is_unknown_or_not_listed_is_not_found(catalogue, path):
    make_service().listings.all().delete()
    page(f"/en/services/{path}", status=404)


def test_a_pause_says_until_when_and_why_and_ends_by_itself(db):
    today = timezone.localdate()
    note = {"status_note_ar": "صيانة", "status_note_en": "Maintenance"}
    service = make_service(status="paused", paused_until=today + timedelta(days=1), **note)
    text = page("/en/services/permits/service-1/").text
    assert "This service is paused until" in text
    assert "Maintenance" in text
    assert "/start/" not in text
    Service.objects.filter(pk=service.pk).update(paused_until=today)
    assert "/start/" in page("/en/services/permits/service-1/?again=1").text


def test_a_pause_and_an_end_stand_among_the_facts(db):
    service = make_service(status="paused", paused_until=timezone.localdate() + timedelta(days=1))
    assert "<dd>Paused until " in page("/en/services/permits/service-1/").text
    Service.objects.filter(pk=service.pk).update(status="ended", paused_until=None)
    assert "<dd>Ended: archived<" in page("/en/services/permits/service-1/?again=1").text
    Service.objects.filter(pk=service.pk).update(status="open")
    assert "<dd>Open<" in page("/en/services/permits/service-1/?again=2").text


def test_an_ended_service_offers_no_start(catalogue):
    text = page("/ar/services/passports-inquiries/awdah-return-service/").text
    assert "انتهى العمل بهذه الخدمة" in text
    assert "/start/" not in text


def test_an_editors_related_services_come_first_and_ended_ones_not_at_all(db):
    one, two, three, four = make_services(4, make_category())
    one.relations.create(target=four, order=1)
    Service.objects.filter(pk=two.pk).update(status="ended")
    text = page("/en/services/permits/service-1/").text
    related = text[text.index("Related services") :]
    assert related.index(four.name_en) < related.index(three.name_en)
    assert two.name_en not in related


def test_enough_services_of_an_editors_choice_stand_alone(db):
    one, *others = make_services(5, make_category())
    for order, other in enumerate(others[:3]):
        one.relations.create(target=other, order=order)
    assert others[3].name_en not in page("/en/services/permits/service-1/").text


def test_a_text_that_is_missing_in_english_says_that_it_is_arabic(db):
    make_service(name_en="", summary_en=None)
    text = page("/en/services/permits/service-1/").text
    assert '<h1><span lang="ar" dir="rtl">خدمة 1</span></h1>' in text
    assert '<p class="lead"><span lang="ar" dir="rtl">نص</span></p>' in text
    assert "<title>خدمة 1 – " in text
    assert 'lang="ar" dir="rtl">خدمة 1' in page("/en/services/").text


def test_an_editors_text_is_shown_as_text(db):
    make_service(name_en="<b>Bold</b> & more", processing_time_en="<i>Now</i>; later")
    text = page("/en/services/permits/service-1/").text
    assert "&lt;b&gt;Bold&lt;/b&gt; &amp; more" in text
    assert "<i>Now" not in text
