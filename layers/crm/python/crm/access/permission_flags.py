"""The permission flags of roles: rights to change settings, and rights to use tools."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class PermissionFlag:
    """One right that a role carries or not. `label` and `description` are for people who edit roles."""

    key: str
    label: str
    description: str
    icon: str
    is_tool: bool = False


def _tool(key: str, label: str, description: str, icon: str) -> PermissionFlag:
    return PermissionFlag(key, label, description, icon, is_tool=True)


_ALL = (
    PermissionFlag("API_KEYS_AND_WEBHOOKS", "API keys and webhooks", "Make keys and webhooks", "IconCode"),
    PermissionFlag("WORKSPACE", "Workspace", "Name the workspace and choose its address", "IconSettings"),
    PermissionFlag("WORKSPACE_MEMBERS", "Members", "Invite, change and remove members", "IconUsers"),
    PermissionFlag("ROLES", "Roles", "Define roles and give them to members", "IconLock"),
    PermissionFlag("DATA_MODEL", "Data model", "Change objects and fields", "IconHierarchy"),
    PermissionFlag("SECURITY", "Security", "Decide how people sign in", "IconKey"),
    PermissionFlag("WORKFLOWS", "Workflows", "Build workflows", "IconSettingsAutomation"),
    PermissionFlag("IMPERSONATE", "Impersonate", "Sign in as another member", "IconSpy"),
    PermissionFlag("SSO_BYPASS", "Single sign-on bypass", "Sign in without single sign-on", "IconShieldOff"),
    PermissionFlag("APPLICATIONS", "Applications", "Install and configure applications", "IconApps"),
    PermissionFlag("MARKETPLACE_APPS", "Marketplace", "Install applications of the marketplace", "IconBuildingStore"),
    PermissionFlag("LAYOUTS", "Layouts", "Arrange record pages and navigation", "IconLayout"),
    PermissionFlag("BILLING", "Billing", "See invoices and change the plan", "IconCreditCard"),
    PermissionFlag("AI_SETTINGS", "AI settings", "Configure agents and models", "IconSparkles"),
    _tool("AI", "AI", "Use agents and chat", "IconSparkles"),
    _tool("VIEWS", "Views", "Make and change views that everyone sees", "IconTable"),
    _tool("UPLOAD_FILE", "Upload files", "Upload files", "IconUpload"),
    _tool("DOWNLOAD_FILE", "Download files", "Download files", "IconDownload"),
    _tool("SEND_EMAIL_TOOL", "Send e-mail", "Send e-mail from records", "IconMail"),
    _tool("CREATE_CALENDAR_EVENT_TOOL", "Create events", "Create calendar events", "IconCalendar"),
    _tool("HTTP_REQUEST_TOOL", "HTTP requests", "Let agents send HTTP requests", "IconWorld"),
    _tool("CODE_INTERPRETER_TOOL", "Code interpreter", "Let agents run code", "IconTerminal"),
    _tool("IMPORT_CSV", "Import CSV", "Import records from files", "IconFileImport"),
    _tool("EXPORT_CSV", "Export CSV", "Export records to files", "IconFileExport"),
    _tool("CONNECTED_ACCOUNTS", "Accounts", "Connect mailboxes and calendars", "IconAt"),
    _tool("PROFILE_INFORMATION", "Profile", "Change one's own name and picture", "IconUser"),
)
PERMISSION_FLAGS: Final = {flag.key: flag for flag in _ALL}
