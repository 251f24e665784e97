"""Rockets, pets and what else the demo workspace keeps in objects of its own."""

from __future__ import annotations

ROCKETS: tuple[str, ...] = ("Tern", "Barn Owl", "Long Shadow", "Second Breakfast", "Plumb Line", "Evening Post")

PETS: tuple[tuple[str, str, str], ...] = (
    ("Biscuit", "DOG", "Carries one shoe to every guest. Never the pair."),
    ("Mozzarella", "CAT", "Sleeps on keyboards, preferably during demos."),
    ("Admiral", "FISH", "Has outlived two office plants."),
    ("Pumpernickel", "RABBIT", "Opens the gate herself and closes it behind her."),
    ("Tuba", "PARROT", "Knows the dial tone, and one line of opera."),
    ("Olive", "CAT", "Appears when a can is opened two streets away."),
    ("Hopscotch", "GOAT", "Ate the spring catalogue. Twice."),
    ("Fig", "DOG", "Afraid of umbrellas, fond of rain."),
)

CARE_TASKS: tuple[str, ...] = (
    "Mornings, while the family is away",
    "Weekends in summer",
    "Walks at noon",
    "The week of the trade fair",
    "Feeding and conversation",
    "Evenings, no fireworks",
)

SURVEYS: tuple[str, ...] = (
    "After the first month",
    "Autumn round",
    "Onboarding, everyone",
    "Support, last ten tickets",
    "Spring round",
    "Training evaluation",
    "Would you miss us?",
    "Workshop in Porto",
)

SURVEY_REMARKS: tuple[str, ...] = (
    "Shorter forms, please.",
    "The import saved us a week.",
    "Dark mode is why I answered this.",
    "Could do with fewer tabs.",
    "No complaints, which is new.",
    "The map was a nice touch.",
)
