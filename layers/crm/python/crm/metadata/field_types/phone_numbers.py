"""One phone number: what its parts say about each other, asked of libphonenumber."""

from __future__ import annotations

import re

from crm.kit.errors import BadUserInput

CALLING_CODE = re.compile(r"[1-9]\d{0,2}")
DIGITS = re.compile(r"\d+")
FEWEST_DIGITS = 2


def normal_phone(
    number: str | None, country: str | None, calling: str | None
) -> tuple[str | None, str | None, str | None]:
    """National number, country code (FR) and calling code (+33), each as given or inferred from the others.

    A number without any hint of its country stays as typed.
    """
    country = country.strip().upper() if country else None
    calling = "+" + calling.strip().removeprefix("+") if calling else None
    _check_codes(country, calling)
    if not number or not number.strip():
        return None, country, calling
    if not number.strip().startswith("+") and not country and not calling:
        return _as_typed(number.strip()), None, None
    return _parsed(number.strip(), country, calling)


def _parsed(number: str, country: str | None, calling: str | None) -> tuple[str, str | None, str]:
    import phonenumbers

    region = country or (_main_region(calling) if calling else None)
    try:
        found = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        raise _refusal(f"Provided phone number is invalid {number}", "INVALID_PHONE_NUMBER") from None
    if found.country_code is None:
        raise _refusal(f"Provided phone number is invalid {number}", "INVALID_PHONE_NUMBER")
    found_calling = f"+{found.country_code}"
    if calling and calling != found_calling:
        raise _refusal(
            f"Provided and inferred calling code are conflicting: {calling}, {found_calling}",
            "CONFLICTING_PHONE_CALLING_CODE",
        )
    found_country = phonenumbers.region_code_for_number(found)
    if country and country not in phonenumbers.region_codes_for_country_code(found.country_code):
        raise _refusal(
            f"Provided and inferred country code are conflicting: {country}, {found_country or found_calling}",
            "CONFLICTING_PHONE_COUNTRY_CODE",
        )
    national = phonenumbers.national_significant_number(found)
    return national, country or found_country or _only_region(found_calling), found_calling


def _check_codes(country: str | None, calling: str | None) -> None:
    if not country and not calling:
        return
    import phonenumbers

    if country and country not in phonenumbers.SUPPORTED_REGIONS:
        raise _refusal(f"Invalid country code {country}", "INVALID_PHONE_COUNTRY_CODE")
    if calling and not _regions(calling):
        raise _refusal(f"Invalid calling code {calling}", "INVALID_PHONE_CALLING_CODE")
    if country and calling and country not in _regions(calling):
        raise _refusal(
            f"Provided country code and calling code are conflicting: {country}, {calling}",
            "CONFLICTING_PHONE_CALLING_CODE_AND_COUNTRY_CODE",
        )


def _regions(calling: str) -> tuple[str, ...]:
    import phonenumbers

    code = calling.removeprefix("+")
    return phonenumbers.region_codes_for_country_code(int(code)) if CALLING_CODE.fullmatch(code) else ()


def _main_region(calling: str) -> str:
    return _regions(calling)[0]


def _only_region(calling: str) -> str | None:
    regions = _regions(calling)
    return regions[0] if len(regions) == 1 else None


def _as_typed(number: str) -> str:
    if len("".join(DIGITS.findall(number))) < FEWEST_DIGITS:
        raise _refusal(f"Provided phone number is invalid {number}", "INVALID_PHONE_NUMBER")
    return number


def _refusal(message: str, sub_code: str) -> BadUserInput:
    return BadUserInput(message, sub_code=sub_code, user_message="This phone number is not valid.")
