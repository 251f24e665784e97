"""Tools that know no CRM. Imports nothing of ours."""
