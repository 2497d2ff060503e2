"""The accounts that come with the demonstration's people, activated by a simulated kiosk."""

from django.db import IntegrityError, transaction

from accounts.models import User
from accounts.models.user import national_id_fingerprint
from activation.models import Act, Channel
from activation.models.acts import Kind
from activation.simulator.machines import key_of
from services.registry.demo.people import PEOPLE
from services.registry.demo.somebody import Account, Somebody


def accounts() -> dict[str, User]:
    """The accounts that came with them, by their codes; not one that a visitor registered with their number."""
    owners = {national_id_fingerprint(one.number): one for one in PEOPLE.values() if one.account}
    users = User.objects.filter(national_id_fingerprint__in=owners)
    found = [(owners[user.national_id_fingerprint], user) for user in users]
    return {one.code: user for one, user in found if one.account and one.account.username == user.username}


def account_of(somebody: Somebody) -> User | None:
    """Theirs, if it is still the one that came with them."""
    return accounts().get(somebody.code)


def create_accounts() -> int:
    """Those that are missing; how many. Where a visitor has the number, the mobile or the name, nothing is done."""
    owners = {national_id_fingerprint(one.number): (one.number, one.account) for one in PEOPLE.values() if one.account}
    taken = User.objects.filter(national_id_fingerprint__in=owners).values_list("national_id_fingerprint", flat=True)
    missing = [owner for found, owner in owners.items() if found not in set(taken)]
    return sum(_created(number, account) for number, account in missing)


def _created(number: str, account: Account) -> bool:
    try:
        with transaction.atomic():
            _create(number, account)
    except IntegrityError:
        return False
    return True


def _create(number: str, account: Account) -> None:
    user = User(username=account.username, email=f"{account.username}@portal.example", language=account.language)
    user.national_id, user.phone = number, account.mobile
    user.set_unusable_password()
    user.save()
    if account.is_activated:
        key = key_of(None).key_id
        Act.objects.record(user, Kind.ACTIVATED, channel=Channel.Key.KIOSKS, provider_key=key, checked={})
