"""All settings. Everything that differs between machines comes from the environment; unset, it works locally."""

import sys
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from f1site import backends, environment

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"  # the database and other things a machine makes for itself

DEBUG = environment.flag("DEBUG", default=True)
SECRET_KEY = environment.text("SECRET_KEY", default="")
if not SECRET_KEY:
    if not DEBUG:
        sys.exit("SECRET_KEY is not set. With DEBUG off the site needs one: a long random text in the environment.")
    SECRET_KEY = "only-for-a-local-site-with-debug-on"  # noqa: S105

SITE_NAME = environment.text("SITE_NAME", default="Parc Fermé")
PORT = environment.port("PORT", default=8000)
SITE_URL = environment.web_address("SITE_URL", default=f"http://127.0.0.1:{PORT}")
SERVED_OVER_HTTPS = SITE_URL.startswith("https://")
ALLOWED_HOSTS = environment.words(
    "ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]", urlsplit(SITE_URL).hostname or ""]
)
CSRF_TRUSTED_ORIGINS = [SITE_URL]

INSTALLED_APPS = [
    "f1site",
    "results",
    "articles",
    "django_prose_editor",
    "django_htmx",
    "csp",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "f1site.known_copies.KnownCopiesMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    # Outside the compression, so that an ETag is strong: it names the very bytes that are sent.
    "django.middleware.http.ConditionalGetMiddleware",
    "django_http_compression.middleware.HttpCompressionMiddleware",
    "f1site.middleware.ReadOnlyMiddleware",
    "f1site.middleware.OneMomentMiddleware",
    "f1site.middleware.NoCookieMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "f1site.middleware.SlashMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "f1site.middleware.FormerAddressMiddleware",
]

ROOT_URLCONF = "f1site.urls"
WSGI_APPLICATION = "f1site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "environment": "f1site.templating.environment",
            "context_processors": ["f1site.context.site"],
        },
    },
    {  # the admin's
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

if not environment.text("DATABASE_URL", default=""):
    VAR_DIR.mkdir(exist_ok=True)
DATABASES = {"default": backends.database("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'parc-ferme.sqlite3'}")}
_database_options = DATABASES["default"].setdefault("OPTIONS", {})
if DATABASES["default"]["ENGINE"] == backends.SQLITE:
    # To open the file and set it up takes as long as a tenth of a page; a file put in its place is seen in seconds.
    DATABASES["default"]["CONN_MAX_AGE"] = 10
    # Readers never wait for a writer (WAL), and a writer waits its turn instead of failing half way (IMMEDIATE).
    _database_options |= {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-20000;",
    }
else:
    # A database that does not answer costs a reader seconds, not minutes.
    _database_options |= {"connect_timeout": 3, "tcp_user_timeout": 5000}
    _database_options["pool"] = {"min_size": 1, "max_size": 8, "timeout": 5}
    # All of it fits into memory, where a row found by an index is as near as the next one. PostgreSQL reckons with
    # disks that turn, and would rather read whole tables.
    _database_options.setdefault("options", "-c random_page_cost=1.1")
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

CACHES = {"default": backends.cache("CACHE_URL", default="locmemcache://parc-ferme")}
_cache_options = CACHES["default"].setdefault("OPTIONS", {})
if CACHES["default"]["BACKEND"] == backends.REDIS:
    _cache_options.update(socket_connect_timeout=2, socket_timeout=2)
else:
    _cache_options.setdefault("MAX_ENTRIES", 10_000)

LANGUAGE_CODE = "en-gb"
USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "f1site.staticfiles.OneStyleSheetStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_ROOT = BASE_DIR / "static" / "root"  # what is asked for at the root of the site: /favicon.ico

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # a sheet of the Indianapolis 500 has seventy rows of twenty fields
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SERVED_OVER_HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if SERVED_OVER_HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SERVED_OVER_HTTPS else None

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
