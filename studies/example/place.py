# ruff: noqa: E501  (one organisation, one line, so that the list reads as a table)
"""Ambleford, a borough that does not exist: its organisations and the themes people there talk about."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

PLACE = "Ambleford"
FICTION = (
    "Ambleford, Carrowdene, Wistlebrook and Eastmere are fictional. Every organisation, person, meeting, proposal and "
    "figure in these records was made up by a program. Any likeness to a real one is an accident."
)

THEMES = (
    "falls", "hospital discharge", "housing", "loneliness", "dementia", "carers", "crisis care", "self-harm",
    "substance use", "domestic abuse", "anti-social behaviour", "transport", "debt", "employment", "young people",
    "winter pressures", "digital access",
)  # fmt: skip

STEADY_STEPS = "ambleford-steady-steps"
HOSPITALS = "ambleford-vale-hospitals-trust"
LANTERN_HOUSE = "lantern-house-ambleford"
SURVIVORS = "ambleford-survivors-voice"
CARROWDENE_HOMES = "carrowdene-homes"
CARERS_LINK = "ambleford-carers-link"
CARERS_NETWORK = "wistlebrook-carers-network"
CARERS_TOGETHER = "carers-together-ambleford"
COUNCIL = "ambleford-borough-council"

MERGED = {CARERS_LINK: CARERS_TOGETHER, CARERS_NETWORK: CARERS_TOGETHER}
MERGED_MONTHS_AGO = 39
CRITIC_JOINED_MONTHS_AGO = 14
REPRESENTATIVE_CHANGED_MONTHS_AGO = 30

SEATED_BY_PLAN = frozenset(
    {STEADY_STEPS, HOSPITALS, LANTERN_HOUSE, SURVIVORS, CARROWDENE_HOMES, CARERS_LINK, CARERS_NETWORK, CARERS_TOGETHER}
)
"""These sit only where the plan says, and are never drawn from a pool."""

# name | body | kind | sector | area | issues | other spellings
_LISTED = """
Ambleford Borough Council | council | statutory | local government | Ambleford | housing; anti-social behaviour; transport; carers; young people; falls; winter pressures; loneliness | Ambleford Council; ABC
Carrowdene District Council | council | statutory | local government | Carrowdene | housing; debt; transport |
Wistlebrook Town Council | council | statutory | local government | Wistlebrook | anti-social behaviour; loneliness; transport |
Ambleford and Carrowdene Integrated Care Board | integrated care board | statutory | health | Ambleford | hospital discharge; winter pressures; dementia; crisis care; falls | A&C ICB
Ambleford Vale Hospitals Trust | NHS trust | statutory | health | Ambleford | hospital discharge; falls; winter pressures; self-harm | the Vale; AVHT
Carrowdene Mental Health Trust | NHS trust | statutory | health | Ambleford | crisis care; self-harm; dementia; substance use |
Ambleford Community Health Trust | NHS trust | statutory | health | Ambleford | falls; hospital discharge; dementia; winter pressures |
Wistle Valley Ambulance Trust | NHS trust | statutory | health | Ambleford | falls; crisis care; winter pressures |
Ambleford Constabulary | police | statutory | community safety | Ambleford | anti-social behaviour; domestic abuse; crisis care; young people |
Ambleford Fire Service | fire | statutory | community safety | Ambleford | falls; anti-social behaviour; winter pressures |
Ambleford Probation Office | other | statutory | community safety | Ambleford | substance use; anti-social behaviour; employment |
Ambleford Public Health Team | other | statutory | health | Ambleford | falls; substance use; loneliness; self-harm |
Ambleford Jobs Office | other | statutory | employment | Ambleford | employment; debt |
Ambleford Youth Justice Service | other | statutory | community safety | Ambleford | young people; anti-social behaviour; substance use |
Carrowdene Homes | housing provider | other | housing | Ambleford | housing; crisis care; debt | Carrowdene Housing
Wistlebrook Housing Association | housing provider | other | housing | Ambleford | housing; anti-social behaviour; winter pressures |
Millrace Homes Ambleford | housing provider | private | housing | Ambleford | housing; debt |
Ambleford Almshouse Society | housing provider | voluntary | housing | Ambleford | housing; loneliness; falls |
Lantern House Ambleford | charity | voluntary | mental health | Ambleford | hospital discharge; crisis care; carers; housing | Lantern House
Ambleford Carers Link | charity | voluntary | carers | Ambleford | carers; dementia |
Wistlebrook Carers Network | charity | voluntary | carers | Ambleford | carers; young people |
Carers Together Ambleford | charity | voluntary | carers | Ambleford | carers; dementia; young people | Carers Together
Ambleford Hospice at Home | charity | voluntary | health | Ambleford | hospital discharge; carers; dementia |
Bridgegate Debt Advice | charity | voluntary | advice | Ambleford | debt; housing; employment |
Ambleford Refuge and Recovery | charity | voluntary | community safety | Ambleford | domestic abuse; housing; self-harm |
Ambleford Night Shelter | charity | voluntary | housing | Ambleford | housing; substance use; crisis care |
Open Gate Recovery Ambleford | charity | voluntary | health | Ambleford | substance use; employment; self-harm |
Ambleford Older Residents' Trust | charity | voluntary | older people | Ambleford | falls; loneliness; dementia; winter pressures |
Ambleford Youth Alliance | charity | voluntary | young people | Ambleford | young people; self-harm; employment |
Carrowdene Befriending Scheme | charity | voluntary | older people | Ambleford | loneliness; hospital discharge; dementia |
Ambleford Food Pantry | charity | voluntary | advice | Ambleford | debt; winter pressures; loneliness |
Ambleford Volunteer Bureau | charity | voluntary | infrastructure | Ambleford | loneliness; transport; employment |
Ambleford Counselling Rooms | charity | voluntary | mental health | Ambleford | self-harm; crisis care; young people |
Wistlebrook Residents' Association | community group | community | neighbourhood | Wistlebrook | anti-social behaviour; housing; transport |
Eastmere Neighbours' Group | community group | community | neighbourhood | Ambleford | anti-social behaviour; loneliness; housing |
Carrowdene Tool Shed | community group | community | neighbourhood | Ambleford | loneliness; self-harm; employment |
Ambleford Allotment Growers | community group | community | neighbourhood | Ambleford | loneliness; falls; crisis care |
Nether Carrow Village Hall Group | community group | community | neighbourhood | Ambleford | transport; loneliness; winter pressures |
Ambleford Interfaith Circle | community group | community | faith | Ambleford | loneliness; debt; domestic abuse |
Wistlebrook Parents' Group | community group | community | young people | Wistlebrook | young people; domestic abuse; transport |
Ambleford Elders' Lunch Club | community group | community | older people | Ambleford | falls; dementia; hospital discharge |
Ambleford New Families' Circle | community group | community | young people | Ambleford | housing; domestic abuse; employment |
Ambleford Steady Steps | user-led group | user_led | older people | Ambleford | falls; hospital discharge; winter pressures | Steady Steps
Ambleford Survivors' Voice | user-led group | user_led | mental health | Ambleford | crisis care; self-harm; substance use | Survivors' Voice
Ambleford Speaking Up Group | user-led group | user_led | disability | Ambleford | crisis care; employment; anti-social behaviour; housing |
Carrowdene Recovery Peers | user-led group | user_led | mental health | Ambleford | substance use; self-harm; crisis care |
Ambleford Tenants' Union | user-led group | user_led | housing | Ambleford | housing; debt; anti-social behaviour |
Wistlebrook Disabled People's Collective | user-led group | user_led | disability | Ambleford | transport; hospital discharge; falls; digital access |
Ambleford Young Carers' Crew | user-led group | user_led | carers | Ambleford | carers; young people |
Ambleford Signing Circle | user-led group | user_led | disability | Ambleford | digital access; crisis care; hospital discharge |
Ambleford Memory Café Members | user-led group | user_led | older people | Ambleford | dementia; falls; transport |
University of Ambleford | university | academic | education | Ambleford | self-harm; young people; falls; digital access |
Carrowdene College | university | academic | education | Ambleford | young people; employment; digital access |
Ambleford Home Care Company | company | private | care | Ambleford | hospital discharge; falls; dementia |
Carrowdene Care Homes Group | company | private | care | Ambleford | hospital discharge; dementia; winter pressures |
Wistle Pharmacies | company | private | health | Ambleford | substance use; winter pressures; falls |
Fernhollow Surgery Partners | company | private | health | Ambleford | dementia; winter pressures; crisis care; falls |
Ambleford Bus Company | company | private | transport | Ambleford | transport; anti-social behaviour |
Ambleford Chamber of Trade | other | other | business | Ambleford | anti-social behaviour; employment; transport |
Ambleford Credit Union | other | other | advice | Ambleford | debt; housing; employment |
Ambleford Faith Forum | other | other | faith | Ambleford | loneliness; debt; domestic abuse |
"""

DOES = {
    "statutory": "Has duties in law for {issues} across {area}.",
    "voluntary": "A charity that helps people in {area} with {issues}.",
    "community": "Neighbours in {area} who do something about {issues}.",
    "user_led": "Run by and for people in {area} who live with {issues}.",
    "private": "A company working on {issues} in {area}.",
    "academic": "Teaches and studies {issues}, with people in {area}.",
    "other": "Brings its members in {area} together on {issues}.",
}


@dataclass(frozen=True)
class Organisation:
    id: str
    name: str
    body: str
    kind: str
    sector: str
    area: str
    issues: tuple[str, ...]
    aliases: str

    @property
    def description(self) -> str:
        return DOES[self.kind].format(issues=", ".join(self.issues[:-1]) + f" and {self.issues[-1]}", area=self.area)


def as_id(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("'", "")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


@cache
def organisations() -> dict[str, Organisation]:
    found = {}
    for line in _LISTED.strip().splitlines():
        name, body, kind, sector, area, issues, aliases = (part.strip() for part in line.split("|"))
        found[as_id(name)] = Organisation(
            id=as_id(name),
            name=name,
            body=body,
            kind=kind,
            sector=sector,
            area=area,
            issues=tuple(issues.split("; ")),
            aliases=aliases,
        )
    return found
