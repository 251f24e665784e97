"""The operations of the metadata door that clients know, and which of them are still to come."""

from __future__ import annotations

from typing import Final

OPERATIONS: Final = {
    "objects": "objects object objectRecordCounts minimalMetadata"
    " createOneObject updateOneObject updateManyObjects deleteOneObject",
    "fields": "fields field mostlyEmptyFieldMetadataIds createOneField updateOneField deleteOneField",
    "indexes": "createOneIndex deleteOneIndex",
    "views": "getViews getView createView updateView deleteView destroyView upsertViewWidget",
    "view fields": "getViewFields getViewField createViewField createManyViewFields"
    " updateViewField deleteViewField destroyViewField",
    "view field groups": "getViewFieldGroups getViewFieldGroup createViewFieldGroup createManyViewFieldGroups"
    " updateViewFieldGroup deleteViewFieldGroup destroyViewFieldGroup upsertFieldsWidget",
    "view filters": "getViewFilters getViewFilter createViewFilter updateViewFilter deleteViewFilter destroyViewFilter",
    "view filter groups": "getViewFilterGroups getViewFilterGroup"
    " createViewFilterGroup updateViewFilterGroup deleteViewFilterGroup destroyViewFilterGroup",
    "view sorts": "getViewSorts getViewSort createViewSort updateViewSort deleteViewSort destroyViewSort",
    "view groups": "getViewGroups getViewGroup createViewGroup createManyViewGroups"
    " updateViewGroup updateManyViewGroups deleteViewGroup destroyViewGroup",
    "page layouts": "getPageLayouts getPageLayout createPageLayout updatePageLayout destroyPageLayout"
    " updatePageLayoutWithTabsAndWidgets resetPageLayoutToDefault",
    "page layout tabs": "getPageLayoutTabs getPageLayoutTab createPageLayoutTab updatePageLayoutTab"
    " destroyPageLayoutTab resetPageLayoutTabToDefault",
    "page layout widgets": "getPageLayoutWidgets getPageLayoutWidget createPageLayoutWidget updatePageLayoutWidget"
    " destroyPageLayoutWidget resetPageLayoutWidgetToDefault",
    "dashboards": "barChartData lineChartData pieChartData duplicateDashboard",
    "navigation": "navigationMenuItems navigationMenuItem createNavigationMenuItem createManyNavigationMenuItems"
    " updateNavigationMenuItem updateManyNavigationMenuItems"
    " deleteNavigationMenuItem deleteManyNavigationMenuItems",
    "command menu": "commandMenuItems commandMenuItem"
    " createCommandMenuItem updateCommandMenuItem resetCommandMenuItem deleteCommandMenuItem",
    "signing in": "checkUserExists signIn signUp signUpInWorkspace signUpInNewWorkspace getLoginTokenFromCredentials"
    " getAuthTokensFromLoginToken renewToken signOut currentUserSessions revokeUserSession revokeAllOtherUserSessions",
    "webhooks": "webhooks webhook createWebhook updateWebhook deleteWebhook",
}
"""Names of queries and mutations, by what they are about."""

MISSING: Final = frozenset(name for group in (OPERATIONS["dashboards"],) for name in group.split())
"""What is still to come. Whoever brings one takes its name away."""
