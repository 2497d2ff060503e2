"""The image code in a real browser: another picture, the sound, and the way around by the device's work."""

from collections.abc import Callable

import pytest
from captcha.models import CaptchaStore
from playwright.sync_api import Page, expect

from accounts.models import ProofSpent

pytestmark = pytest.mark.django_db(transaction=True)
Open = Callable[..., Page]
PLACE = "/en/account/register/"


def test_a_new_code_comes_without_loading_the_page(visit: Open) -> None:
    page = visit(PLACE)
    page.get_by_label("Username").fill("kept2026")
    old = page.locator("[name=captcha_0]").input_value()
    page.get_by_role("button", name="New code").click()
    expect(page.get_by_role("status").filter(has_text="Here is a new code")).to_be_visible()
    new = page.locator("[name=captcha_0]").input_value()
    assert new != old
    assert new in (page.locator("img[data-picture]").get_attribute("src") or "")
    assert list(CaptchaStore.objects.values_list("hashkey", flat=True)) == [new]
    expect(page.get_by_label("Username")).to_have_value("kept2026")


@pytest.mark.parametrize("javascript", [True, False])
def test_the_enter_key_sends_the_form_and_asks_for_no_new_code(visit: Open, javascript: bool) -> None:
    page = visit(PLACE, javascript=javascript)
    page.get_by_label("Enter the digits").fill("1")
    page.get_by_label("Enter the digits").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Those digits were wrong")
    assert page.url.endswith(PLACE)


def test_without_javascript_a_new_code_keeps_what_was_typed(visit: Open) -> None:
    page = visit(PLACE, javascript=False)
    page.get_by_label("Username").fill("kept2026")
    old = page.locator("[name=captcha_0]").input_value()
    page.get_by_role("button", name="New code").click()
    expect(page.get_by_label("Username")).to_have_value("kept2026")
    expect(page.get_by_role("alert")).to_have_count(0)
    assert page.locator("[name=captcha_0]").input_value() != old
    expect(page.get_by_role("button", name="I cannot use the image code")).to_be_hidden()
    expect(page.get_by_text("If you cannot use the code")).to_be_visible()


def test_the_device_works_for_who_cannot_use_the_code(visit: Open) -> None:
    page = visit("/ar/account/register/")
    page.get_by_role("button", name="لا يناسبني الرمز المرئي").click()
    expect(page.get_by_role("status").filter(has_text="اكتمل التحقق")).to_be_focused()
    page.get_by_role("button", name="التالي", exact=True).click()
    expect(page.get_by_text("اكتمل التحقق، فلا حاجة إلى إدخال الرمز مرة أخرى")).to_be_visible()
    assert ProofSpent.objects.count() == 1


def test_listening_plays_the_code_in_the_page(visit: Open) -> None:
    page = visit(PLACE)
    with page.expect_response(lambda response: "/captcha/audio/" in response.url) as heard:
        page.get_by_text("Listen to the code").click()
    assert heard.value.ok
    assert heard.value.url.endswith("language=en")
    expect(page.locator("audio")).to_be_visible()
