"""What a client must know before anybody signs in."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import urlsplit

from crm.kit.settings import Settings

APP_VERSION: Final = "0.1.0"


def client_config(settings: Settings) -> dict[str, Any]:
    """The document at /client-config. What Stratus gives everybody is on; what it does not have yet is off."""
    from crm.records.writes.compiling import MOST_CHANGED

    return {
        "appVersion": APP_VERSION,
        "authProviders": {"google": False, "magicLink": False, "password": True, "microsoft": False, "sso": []},
        "billing": {"isBillingEnabled": False, "billingUrl": None, "trialPeriods": []},
        "aiModels": [],
        "signInPrefilled": settings.environment == "local",
        "isMultiWorkspaceEnabled": True,
        "isEmailVerificationRequired": False,
        "defaultSubdomain": "app",
        "frontDomain": urlsplit(settings.public_url).hostname,
        "analyticsEnabled": False,
        "support": {"supportDriver": "NONE", "supportFrontChatId": None},
        "isAttachmentPreviewEnabled": True,
        "sentry": {"dsn": None, "environment": None, "release": None},
        "captcha": {"provider": None, "siteKey": None},
        "api": {"mutationMaximumAffectedRecords": MOST_CHANGED},
        "canManageFeatureFlags": False,
        "publicFeatureFlags": [],
        "isCookieSessionEnabled": True,
        "isMicrosoftMessagingEnabled": False,
        "isMicrosoftCalendarEnabled": False,
        "isGoogleMessagingEnabled": False,
        "isGoogleCalendarEnabled": False,
        "isImapSmtpCaldavEnabled": False,
        "isConfigVariablesInDbEnabled": False,
        "maintenance": None,
    }
