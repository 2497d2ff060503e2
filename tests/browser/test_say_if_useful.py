"""Someone narrows a category to people like them, reads a service's page, and says whether it was of use."""

import pytest

from services.models import ServiceFeedback

WAYS = [
    ("ar", "مواطن", "تجديد جواز السفر السعودي", "هل أفادتك هذه الصفحة؟", "لا", "إرسال", "شكرًا لك"),
    ("en", "Citizen", "Renew Saudi Passport", "Was this page useful?", "No", "Send", "Thank you"),
]


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize(("language", "who", "service", "question", "no", "send", "thanks"), WAYS)
def test_a_reader_of_a_service_tells_its_editors(
    visit, content, language, who, service, question, no, send, thanks, javascript
):
    page = visit(f"/{language}/services/passports-services/", javascript=javascript)
    page.locator(".filter-bar").get_by_role("link", name=who).click()
    page.locator("main").get_by_role("link", name=service).click()
    page.get_by_role("link", name=question).click()
    page.get_by_label(no, exact=True).check()
    page.locator("textarea").fill("Where is the fee?")
    page.get_by_role("button", name=send).click()
    page.wait_for_url("**/feedback/thanks/")
    assert page.inner_text("h1") == thanks
    assert ServiceFeedback.objects.get().words == "Where is the fee?"
