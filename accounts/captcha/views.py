"""Picture, sound, another code, the challenge of the way around. No-store; 410 for a code not live."""

import io

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST, require_safe
from ranged_response import RangedFileResponse  # type: ignore[import-untyped]

from accounts.captcha import audio, proof, store
from accounts.captcha.drawing import draw
from accounts.captcha.widgets import KEY, audio_url

GONE = 410


@require_safe
@never_cache
def image(request: HttpRequest, key: str) -> HttpResponse:
    """The same picture each time it is asked for, with noise that only the server can foresee."""
    digits = store.find_digits(key)
    if digits is None:
        return HttpResponse(status=GONE)
    return HttpResponse(draw(digits, store.secret_random(key, "image")), content_type="image/png")


@require_safe
@never_cache
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
def challenge(request: HttpRequest, form: str) -> JsonResponse:
    """The work to do instead of the image code, for one form."""
    return JsonResponse(proof.new_challenge(form))


def _language(request: HttpRequest) -> str:
    wanted = request.GET.get("language") or (get_language() or "")[:2]
    return wanted if wanted in audio.LANGUAGES else audio.LANGUAGES[0]
