"""Settings: one code base, two profiles, everything from the environment (`docs/settings.md` lists it).

`PORTAL_PROFILE=embedded` (default) needs nothing set: SQLite, demo phone, keys of its own in `var/`.
`PORTAL_PROFILE=production` takes `DATABASE_URL` and the keys from the environment and refuses any demo part.
"""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from absher_portal import content_policy, keys, log_settings, pseudo

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env.str("PORTAL_DATA_DIR", str(BASE_DIR / "var")))

PROFILE = env.str("PORTAL_PROFILE", "embedded")
PRODUCTION = PROFILE == "production"
if PROFILE not in ("embedded", "production"):  # or a slip of the pen would put the demo phone on the internet
    raise ImproperlyConfigured(f"PORTAL_PROFILE is neither embedded nor production: {PROFILE}")
DEBUG = env.bool("DEBUG", False)

KEYS = keys.load(DATA_DIR, make_missing=not PRODUCTION)
SECRET_KEY, SECRET_KEY_FALLBACKS = KEYS["SECRET_KEY"], env.list("SECRET_KEY_FALLBACKS", default=[])
FIELD_KEYS = KEYS["FIELD_KEYS"].split(",")
FINGERPRINT_KEY = KEYS["FINGERPRINT_KEY"]
OTP_KEYS = KEYS["OTP_KEYS"].split(",")
CAPTCHA_KEY = KEYS["CAPTCHA_KEY"]
EVENT_KEYS = KEYS["EVENT_KEYS"].split(",")

# --- who we are -------------------------------------------------------------------------------------
SITE_NAME = {"ar": env.str("SITE_NAME_AR", "بوابة الخدمات"), "en": env.str("SITE_NAME_EN", "Services Portal")}
SITE_NOTICE = {"ar": env.str("SITE_NOTICE_AR", ""), "en": env.str("SITE_NOTICE_EN", "")}
SITE_URL = env.str("SITE_URL", "http://localhost:8000").rstrip("/")
SITE_INDEXABLE = env.bool("SITE_INDEXABLE", False)
CONTACT_PHONE = env.str("CONTACT_PHONE", "800 000 0000")
CONTACT_EMAIL = env.str("CONTACT_EMAIL", "help@portal.example")
CONTACT_X_URL, CONTACT_FACEBOOK_URL = env.str("CONTACT_X_URL", ""), env.str("CONTACT_FACEBOOK_URL", "")
APP_ANDROID_URL, APP_IPHONE_URL = env.str("APP_ANDROID_URL", ""), env.str("APP_IPHONE_URL", "")
NATIONAL_ID_CHECK_DIGIT = env.bool("NATIONAL_ID_CHECK_DIGIT", True)

# --- Django -----------------------------------------------------------------------------------------
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[] if PRODUCTION else ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
ROOT_URLCONF = "absher_portal.urls"
WSGI_APPLICATION = "absher_portal.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "modeltranslation",
    "absher_portal.apps.PortalConfig",
    "services",
    "activation",
    "accounts",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "captcha",
    "csp",
    "import_export",
    "reversion",
    "absher_portal.apps.PortalAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "absher_portal.request_log.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",  # before the files: an icon is a page of its own to whoever opens it
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # pads what it compresses, so that tokens do not leak by length
    "activation.api.problems.ProblemMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "absher_portal.middleware.PageKindMiddleware",
    "accounts.signin.middleware.SessionLifetimeMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "absher_portal.context.site",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "absher_portal.templatetags.formats",
                "absher_portal.templatetags.portal",
            ],
        },
    },
]
FORM_RENDERER = "absher_portal.forms.PortalRenderer"
IMPORT_EXPORT_ESCAPE_ILLEGAL_CHARS_ON_EXPORT = True  # what no cell of an xlsx may hold, or one text would fail all

# --- data -------------------------------------------------------------------------------------------
DATABASE_URL = env.str("DATABASE_URL", "") or f"sqlite:///{DATA_DIR / 'portal.sqlite3'}"
DATABASES = {"default": env.db_url_config(DATABASE_URL)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        "transaction_mode": "IMMEDIATE",
        "timeout": 10,
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    DATABASES["default"]["OPTIONS"] = DATABASES["default"].get("OPTIONS", {}) | {  # sslmode, from the address
        "pool": {"min_size": 1, "max_size": env.int("DATABASE_POOL_SIZE", 4), "timeout": 5},
        "connect_timeout": 5,
    }
REDIS_URL = env.str("REDIS_URL", "")
if REDIS_URL:
    CACHES = {
        "default": {
            "BACKEND": "django_redis.cache.RedisCache",
            "LOCATION": REDIS_URL,
            # Nothing correct depends on the cache: gone or frozen, it costs a quarter of a second at most.
            "OPTIONS": {
                "IGNORE_EXCEPTIONS": True,
                "SERIALIZER": "django_redis.serializers.json.JSONSerializer",  # pickle would run what stands there
                "SOCKET_CONNECT_TIMEOUT": 0.25,
                "SOCKET_TIMEOUT": 0.25,
            },
        }
    }
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# --- sessions and cookies ---------------------------------------------------------------------------
SESSION_ENGINE = "accounts.signin.store"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_NAME = "__Host-sessionid" if PRODUCTION else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if PRODUCTION else "csrftoken"
LANGUAGE_COOKIE_NAME = "__Host-language" if PRODUCTION else "django_language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no cookie of its own
CSRF_FAILURE_VIEW = "absher_portal.errors.csrf_failure"

# --- people -----------------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = ["accounts.signin.backend.IdentifierBackend"]
PASSWORD_HASHERS = ["accounts.hashers.PortalArgon2Hasher"]
BREACHED_PASSWORDS = env.str("BREACHED_PASSWORDS", "")
AUTH_PASSWORD_VALIDATORS = [{"NAME": "accounts.passwords.PortalPasswordValidator"}]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account"
ACCOUNT_ADAPTER = "accounts.adapter.PortalAccountAdapter"
ACCOUNT_FORMS = {"login": "accounts.signin.forms.SignInForm"}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = False  # accounts/limits.py is the only table
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGIN_TIMEOUT = 900
MFA_ADAPTER = "accounts.factors.adapter.PortalMFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn"]  # recovery codes are our own (accounts/factors/codes.py)
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
REGISTRY_FACTS = env.str("REGISTRY_FACTS", "" if PRODUCTION else "services.registry.facts.DemoRegistry")
REGISTRY = env.str("REGISTRY", "" if PRODUCTION else "services.registry.demo.backend.DemoRegistry")
REGISTRY_URL, REGISTRY_TIMEOUT = env.str("REGISTRY_URL", "").rstrip("/"), env.float("REGISTRY_TIMEOUT", 3.0)
REGISTRY_KEY_ID, REGISTRY_KEY_FILE = env.str("REGISTRY_KEY_ID", ""), env.str("REGISTRY_KEY_FILE", "")
REGISTRY_CERTIFICATE, REGISTRY_CA = env.str("REGISTRY_CERTIFICATE", ""), env.str("REGISTRY_CA", "")
TRUSTED_PROXIES = env.list("TRUSTED_PROXIES", default=[])

# --- messages ---------------------------------------------------------------------------------------
SMS_BACKEND = env.str("SMS_BACKEND", "" if PRODUCTION else "accounts.sms.backends.DemoPhoneBackend")
SMS_SENDER = env.str("SMS_SENDER", "Portal")
EMAIL_BACKEND = env.str("EMAIL_BACKEND", "" if PRODUCTION else "accounts.demo.mailbox.DemoMailboxBackend")
EMAIL_URL = env.str("EMAIL_URL", "")
if EMAIL_URL:  # names a backend with its host, port, user and password: EMAIL_BACKEND then counts for nothing
    globals().update(env.email_url_config(EMAIL_URL))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "no-reply@portal.example")
DELIVER_AFTER_COMMIT = env.bool("DELIVER_AFTER_COMMIT", not PRODUCTION)

# --- image code -------------------------------------------------------------------------------------
CAPTCHA_TEST_MODE = env.bool("CAPTCHA_TEST_MODE", False)
CAPTCHA_CHALLENGE_FUNCT = "accounts.captcha.challenge.five_digits"
CAPTCHA_TIMEOUT = 10  # minutes

# --- languages --------------------------------------------------------------------------------------
LANGUAGE_CODE = "ar"
LANGUAGES = [("ar", _("Arabic")), ("en", _("English"))]  # one more pair is one more language (docs/translators.md)
REQUIRED_LANGUAGES = ("ar", "en")  # nothing is published without them; they stand in for the others
MODELTRANSLATION_DEFAULT_LANGUAGE = LANGUAGE_CODE
MODELTRANSLATION_LANGUAGES = tuple(code for code, _name in LANGUAGES)
MODELTRANSLATION_FALLBACK_LANGUAGES = REQUIRED_LANGUAGES
PSEUDO_LOCALES = pseudo.LOCALES if env.bool("PSEUDO_LOCALES", False) else []
LANGUAGES += PSEUDO_LOCALES
for code, _name in LANGUAGES:
    SITE_NAME.setdefault(code, env.str(f"SITE_NAME_{code.upper()}", SITE_NAME["en"]))
    SITE_NOTICE.setdefault(code, env.str(f"SITE_NOTICE_{code.upper()}", SITE_NOTICE["en"]))
LOCALE_PATHS, FORMAT_MODULE_PATH = [BASE_DIR / "locale"], ["absher_portal.formats"]
DATE_FORMAT, MONTH_DAY_FORMAT, TIME_FORMAT, DATETIME_FORMAT = "j F Y", "j F", "H:i", "j F Y, H:i"
NUMBER_GROUPING = 3  # these for languages of which neither that module nor Django knows the formats
TIME_ZONE = "Asia/Riyadh"

# --- files ------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = ["absher_portal.bundle.BundleFinder", "django.contrib.staticfiles.finders.AppDirectoriesFinder"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- transport --------------------------------------------------------------------------------------
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", PRODUCTION)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", 31536000 if PRODUCTION else 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", PRODUCTION) else None
SECURE_REDIRECT_EXEMPT = [r"^healthz/"]
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = content_policy.POLICY

LOGGING = log_settings.to_console(with_requests=PRODUCTION)
