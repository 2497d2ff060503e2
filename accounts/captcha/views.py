"""Picture, sound, another code, the challenge of the way around: no-store; 410 for no live code, 429 for too many."""

import io
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST, require_safe
from ranged_response import RangedFileResponse  # type: ignore[import-untyped]

from absher_portal.languages import text_language
from accounts import limits, refusals
from accounts.captcha import audio, proof, store
from accounts.captcha.drawing import draw
from accounts.captcha.widgets import KEY, audio_url
from accounts.client import client_ip

GONE = 410
FILES = "image-code-files-ip"


def within(budget: str) -> Callable[[Callable[..., HttpResponseBase]], Callable[..., HttpResponseBase]]:
    """Answer within the address's budget, else 429 with the wait in words: programs hear it, and our script."""

    def decorate(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def limited(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            place = limits.allow(budget, client_ip(request))
            if not isinstance(place, limits.Limited):
                return view(request, *args, **kwargs)
            refusals.note(request, place)
            headers = {"Retry-After": str(place.seconds), "Content-Type": "text/plain; charset=utf-8"}
            return HttpResponse(refusals.in_words(place), status=429, headers=headers)

        return limited

    return decorate


@require_safe
@never_cache
@within(FILES)
def image(request: HttpRequest, key: str) -> HttpResponse:
    """The same picture each time it is asked for, with noise that only the server can foresee."""
    digits = store.find_digits(key)
    if digits is None:
        return HttpResponse(status=GONE)
    return HttpResponse(draw(digits, store.secret_random(key, "image")), content_type="image/png")


@require_safe
@never_cache
@within(FILES)
def sound(request: HttpRequest, key: str) -> HttpResponseBase:
    """Spoken in `?language=`, else in the language of the request; in parts where a player asks for parts."""
    digits = store.find_digits(key)
    if digits is None:
        return HttpResponse(status=GONE)
    language = _language(request)
    wav = audio.spoken(digits, language, store.secret_random(key, language))
    return RangedFileResponse(request, io.BytesIO(wav), content_type="audio/wav")


@require_POST
@never_cache
@within("image-codes-ip")
def refresh(request: HttpRequest) -> JsonResponse:
    """Another code in place of `key`, for the script; without it the form's own button does the same."""
    replaced = request.POST.get("key", "")
    if KEY.fullmatch(replaced):
        store.drop(replaced)
    key = store.new_code()
    return JsonResponse(
        {
            "key": key,
            "image_url": reverse("captcha-image", args=[key]),
            "audio_url": audio_url(key, _language(request)),
        }
    )


@require_GET
@never_cache
@within(FILES)
def challenge(request: HttpRequest, form: str) -> JsonResponse:
    """The work to do instead of the image code, for one form."""
    return JsonResponse(proof.new_challenge(form))


def _language(request: HttpRequest) -> str:
    wanted = request.GET.get("language") or text_language()
    return wanted if wanted in audio.LANGUAGES else audio.LANGUAGES[0]
