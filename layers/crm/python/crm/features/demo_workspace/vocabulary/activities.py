"""Notes, tasks and files of the demo, with gaps for who and where: {first}, {company}, {city}, {day}, {seats}."""

from __future__ import annotations

NOTE_TITLES: tuple[str, ...] = (
    "First call with {company}",
    "Demo for {first}’s team",
    "Lunch in {city}",
    "What {company} needs before signing",
    "Site visit, {city}",
    "Pricing talk with {first}",
    "Onboarding: what we agreed",
    "Questions from their security review",
    "Renewal: where we stand",
    "How {company} works today",
    "Reference call",
    "Feedback after the pilot",
    "Who is who at {company}",
    "Met {first} at the trade fair",
    "Training, day one",
    "Escalation, solved",
)

NOTE_OPENINGS: tuple[str, ...] = (
    "Half an hour with {first}, cameras on, kettle boiling in the background.",
    "{first} showed me around the {city} site. More paper than they admit.",
    "Good energy. {first} had read the proposal and marked it up.",
    "Quick call between two trains; {first} was on a platform, I was in the kitchen.",
    "{first} brought two colleagues from the warehouse, which made it a better meeting.",
    "We walked through last week’s figures together and found the missing orders.",
    "They compare us with one other product and with doing nothing. Nothing is winning.",
    "{first} asked for the short version, so here it is.",
    "Long talk about how the team in {city} hands work over between shifts.",
    "The decision moved from {first} to the board; the board meets on {day}.",
)

NOTE_POINTS: tuple[str, ...] = (
    "about **{seats} people** would use it every day",
    "everything has to work on a phone with gloves on",
    "they keep three spreadsheets that nobody dares to delete",
    "their fiscal year ends in March, so quotes must be dated before",
    "*single sign-on* is a condition, not a wish",
    "data has to stay in the region",
    "they would rather pay yearly than monthly",
    "the old system goes dark at the end of the quarter",
    "one colleague is sceptical and should get a demo of their own",
    "reports go to the owners every second **{day}**",
    "imports from CSV worked on the first try",
    "a reference from a company of the same size would help",
    "they like that records have an address they can share",
    "support in the local language came up twice",
    "procurement wants the terms in one document",
    "they will name two people who may approve changes",
)

NOTE_CLOSINGS: tuple[str, ...] = (
    "Next: send the summary and two dates.",
    "Next: a short demo with the people who will really use it.",
    "I promised an answer by {day}.",
    "{first} comes back to us after the holidays.",
    "Nothing for us to do until they have spoken to finance.",
    "Worth a visit when I am in {city} again.",
    "Sent the recording; no questions so far.",
    "Let us keep this one small and finish it well.",
)

TASK_TITLES: tuple[str, ...] = (
    "Send {first} the revised quote",
    "Prepare the demo for {company}",
    "Book a table in {city}",
    "Call {first} back",
    "Check the import {company} sent",
    "Draft the framework agreement",
    "Ask {first} for a reference",
    "Set up the sandbox for {company}",
    "Answer the security questionnaire",
    "Invite {company} to the spring meeting",
    "Confirm the training dates",
    "Clean up duplicates at {company}",
    "Chase the signed order form",
    "Thank {first} for the introduction",
    "Review usage with {first}",
    "Plan the site visit in {city}",
    "Translate the summary for {company}",
    "Update the forecast for {company}",
    "Send the invoice again, with the right address",
    "Find out who follows {first} in the role",
)

TASK_DETAILS: tuple[str, ...] = (
    "",
    "",
    "Keep it to one page.",
    "- what changed since last time\n- what it costs\n- when we could start",
    "{first} prefers a call to an e-mail.",
    "Before **{day}**, please.",
    "See the last note for the background.",
    "- [ ] dates\n- [ ] people\n- [ ] place",
)

FILE_NAMES: tuple[tuple[str, str], ...] = (
    ("Quote {number}.pdf", "TEXT_DOCUMENT"),
    ("Order form {company}.pdf", "TEXT_DOCUMENT"),
    ("Framework agreement, draft {digit}.docx", "TEXT_DOCUMENT"),
    ("Meeting summary {number}.md", "TEXT_DOCUMENT"),
    ("Seats and prices.xlsx", "SPREADSHEET"),
    ("Contacts {company}.csv", "SPREADSHEET"),
    ("Forecast {number}.xlsx", "SPREADSHEET"),
    ("Proposal {company}.pptx", "PRESENTATION"),
    ("Kick-off.pptx", "PRESENTATION"),
    ("Site plan {city}.png", "IMAGE"),
    ("Whiteboard {number}.jpg", "IMAGE"),
    ("Logo {company}.svg", "IMAGE"),
    ("Call with {first}.m4a", "AUDIO"),
    ("Walk through the warehouse.mp4", "VIDEO"),
    ("Exports {number}.zip", "ARCHIVE"),
)

DAYS: tuple[str, ...] = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
