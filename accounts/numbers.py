"""Every number that the account rules speak of, once: code, messages and documents read them from here."""

from datetime import timedelta

PASSWORD_MIN_LENGTH = 12  # characters, after NFC
PASSWORD_MAX_LENGTH = 128
PASSWORD_MIN_SCORE = 3  # zxcvbn's scale, 0–4

USERNAME_MIN_LENGTH = 8
USERNAME_MAX_LENGTH = 20

IMAGE_CODE_LENGTH = 5  # digits 2–9
IMAGE_CODE_LIFE = timedelta(minutes=10)
HUMAN_CHECK_HOLDS = timedelta(minutes=10)
HUMAN_CHECK_SUBMITS = 3  # after the one that solved it
PROOF_LIFE = timedelta(minutes=10)
PROOF_COST = 5000  # PBKDF2 rounds for each number tried …
PROOF_TRIES = (200, 400)  # … and how many are tried: 1–2 million rounds, 1–3 seconds on a phone

CODE_DIGITS = 6
CODE_LIFE = timedelta(minutes=5)  # renewed by a resend …
CODE_LIFE_IN_ALL = timedelta(minutes=15)  # … but no longer than this after the first
CODE_TRIES = 5
CODE_SENDS = 3
CODE_RESEND_AFTER = timedelta(seconds=60)
CODE_SENDS_A_MINUTE = 600  # over all strangers, and over all who showed a password: then a pause
RANGE_SENDS = 20  # codes sent to one range of 10,000 numbers within an hour, and …
RANGE_ENTERED_PERCENT = 20  # … fewer of them entered than this: an alarm, it looks like pumping
CODE_SAME_SUBMISSION = timedelta(seconds=30)  # the same form within this time asks for the same code
HOST_MAX_LENGTH = 25  # characters, so that one SMS part suffices in Arabic

PENDING_LIFE = timedelta(minutes=30)

WRONG_PASSWORDS = 5  # within …
WRONG_PASSWORDS_WITHIN = timedelta(minutes=5)
WRONG_PASSWORD_WAITS = tuple(timedelta(minutes=m) for m in (1, 2, 5, 15, 30, 60))
WRONG_PASSWORDS_CLOSE = 100  # in a row: the password is closed
WRONG_PASSWORDS_BEFORE_IMAGE_CODE = 3

SECURITY_QUESTIONS = 3
SECURITY_ANSWER_MIN_LENGTH = 3  # letters and digits, once folded

RECOVERY_LIFE = timedelta(minutes=30)  # from the first page to the last
RECOVERY_ANSWERS = 3  # per recovery, right or wrong: a stranger must not learn which
RECOVERY_ANSWERS_A_DAY = 5
RECOVERY_ANSWERS_IN_ALL = 10  # since the last recovery that succeeded; then a centre
CHANGE_HOLD = timedelta(hours=24)  # after a recovery without a stronger factor
DISAVOWAL_LIFE = timedelta(days=7)
PHONE_CHANGE_LIFE = timedelta(minutes=30)
DESK_VISIT_LIFE = timedelta(minutes=15)  # an applicant at an officer’s desk

PASSKEYS = 10  # an account keeps
RECOVERY_CODES = 10
RECOVERY_CODE_BITS = 80
REAUTHENTICATION_HOLDS = timedelta(minutes=10)
WRONG_CODES_A_DAY = 20
CENTRE_FACTOR = 10  # a registered centre's address may do so many times as much
CENTRES_REREAD = timedelta(seconds=30)

SESSION_IDLE = timedelta(minutes=15)
SESSION_WARNING = timedelta(minutes=3)  # before the idle end
SESSION_LIFE = timedelta(hours=12)
SESSION_TOUCH = timedelta(minutes=1)  # a session row is written at most this often

EMAIL_LINK_LIFE = timedelta(days=3)
NEW_EMAIL_LINK_LIFE = CHANGE_HOLD  # or a change begun before a recovery would outlive the hold

MESSAGE_LEASE = timedelta(seconds=60)  # a sender that took a message and died loses it after this
MESSAGE_TRIES = 20
MESSAGE_RETRY_FIRST = 2  # seconds; doubled each time …
MESSAGE_RETRY_LONGEST = 30 * 60  # … up to this
DEMO_MESSAGES_KEPT = 200

CHALLENGES_KEPT = timedelta(days=1)  # after their last possible minute
MESSAGES_KEPT = timedelta(days=7)
SEND_RANGES_KEPT = timedelta(days=30)
EVENTS_KEPT = timedelta(days=365)
WRONG_PASSWORDS_KEPT = timedelta(days=90)  # after the last one; a closed password stays closed
PURGE_BATCH = 5000
