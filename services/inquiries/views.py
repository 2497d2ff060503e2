"""The page of an inquiry: whom or which, where there is a choice, and the answer at once."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from absher_portal.refusal import seconds_until
from accounts.models import User
from accounts.signin.person import signed_in
from activation.access import Assurance, activated_account_required, assurance_level
from services.inquiries import pages
from services.inquiries.asking import result
from services.inquiries.definition import INQUIRIES, Inquiry
from services.inquiries.public.views import PublicInquiryPage
from services.inquiries.question import Refused, question
from services.inquiries.running import runs_here
from services.models import Listing, RecordRead
from services.registry.protocol import Silent
from services.registry.reading import Reader, write_down

STATUS = {"unknown": 404}  # does not tell what is somebody else's from what does not exist


def inquiry(request: HttpRequest, key: str) -> HttpResponseBase:
    """By the key of its service; 404 for none that people see, its start page while the portal does not run it."""
    listing = find(key)
    if not runs_here(listing.service):
        return redirect("service_start", listing.category.slug, key)
    if INQUIRIES[key].is_public:
        return PublicInquiryPage.as_view()(request, listing=listing)
    note_turned_away(request, INQUIRIES[key])
    return own_inquiry(request, listing)


@require_safe
@activated_account_required
def own_inquiry(request: HttpRequest, listing: Listing) -> HttpResponse:
    """The answer for somebody signed in and activated."""
    frame, definition = pages.frame(listing), INQUIRIES[listing.service.key]
    try:
        asked = question(request, signed_in(request), definition)
        if asked.is_to_choose:
            choice = {"groups": pages.people(asked), "definition": definition}
            return render(request, "inquiries/whom.html", frame | choice)
        answer = result(asked)
    except Refused as refusal:
        return refused(request, listing, refusal)
    except Silent as silence:
        return silent(request, listing, silence)
    if answer.found is None:
        return silent(request, listing, Silent(answer.until or timezone.now()))
    return render(request, "inquiries/result.html", frame | pages.shown(asked, answer))


def find(key: str) -> Listing:
    """Where the inquiry with this key stands first; 404 unless people see it there."""
    listed = Listing.objects.public().filter(service__key=key).select_related("service__agency", "category")
    if (listing := listed.order_by("pk").first()) is None:
        raise Http404("no such inquiry")
    return listing


def note_turned_away(request: HttpRequest, definition: Inquiry) -> None:
    """Write down whoever is signed in without being activated: they are led to their activation, not to an answer."""
    user = request.user
    if isinstance(user, User) and assurance_level(user) != Assurance.ACTIVATED:
        reader = Reader(request, user, RecordRead.Capacity.SELF, RecordRead.Why.INQUIRY, definition.key)
        write_down(reader, definition.record, RecordRead.Outcome.REFUSED, user.national_id)


def refused(request: HttpRequest, listing: Listing, refusal: Refused) -> HttpResponse:
    """Why this is not answered, and that it was written down."""
    context = pages.frame(listing) | {"why": refusal.why, "subject": refusal.subject}
    return render(request, "inquiries/refused.html", context, status=STATUS.get(refusal.why, 403))


def silent(request: HttpRequest, listing: Listing, silence: Silent) -> HttpResponse:
    """When to try again. A good answer (200): the portal is well, and no balancer should think otherwise."""
    response = render(request, "inquiries/silent.html", pages.frame(listing) | {"until": silence.until})
    response["Retry-After"] = str(seconds_until(silence.until))
    return response
