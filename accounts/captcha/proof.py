"""The way around the image code that asks nothing of sight, hearing or memory: the browser works for seconds.

ALTCHA's second format: PBKDF2-SHA-256 over a counter until the key begins as the signed challenge says.
The counter to find is drawn here, so that the work has an upper end that the page can show as progress.
"""

import base64
import json
import secrets
import time
from typing import Any

import altcha
from django.conf import settings

from accounts.models import ProofSpent
from accounts.numbers import PROOF_COST, PROOF_LIFE, PROOF_TRIES

LONGEST = 2000  # characters; a real proof has about 700


def new_challenge(form: str) -> dict[str, Any]:
    """A signed challenge for one form, as the browser gets it."""
    least, most = PROOF_TRIES
    return altcha.create_challenge(
        "PBKDF2/SHA-256",
        PROOF_COST,
        counter=least + secrets.randbelow(most - least),
        expires_at=int(time.time() + PROOF_LIFE.total_seconds()),
        data={"form": form, "most": most},
        hmac_secret=settings.CAPTCHA_KEY,
    ).to_dict()


def redeem(proof: str, form: str) -> bool:
    """Use a proof up: ours, solved, for this form, in time and for the first time."""
    if len(proof) > LONGEST or not altcha.verify_solution(proof, settings.CAPTCHA_KEY).verified:
        return False
    parameters = json.loads(base64.b64decode(proof))["challenge"]["parameters"]
    return parameters["data"]["form"] == form and ProofSpent.spend(parameters["nonce"])
