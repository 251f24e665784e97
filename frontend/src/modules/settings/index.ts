export { Row, Rows } from './Rows';
export { SettingsLayout } from './SettingsLayout';
export { SettingsPage, SettingsSection } from './SettingsPage';
export { useSettingMutation } from './useSettingMutation';
