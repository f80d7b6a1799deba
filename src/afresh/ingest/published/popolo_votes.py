"""Popolo's motions, vote events and votes as proposals and responses."""

from collections import Counter
from datetime import date

from afresh.ingest.published.popolo_file import Popolo, Thing, text
from afresh.ingest.published.vote_words import OPTIONS, RESULTS, meant
from afresh.records.problems import converting as problem


def add_proposals(popolo: Popolo, chosen: frozenset[str]) -> None:
    """A motion is a proposal; a vote event without a motion is one of its own."""
    events: dict[str, list[Thing]] = {}
    for event in popolo.things["vote_events"]:
        put = text(event.get("motion_id"))
        if put not in popolo.by_id["motions"]:
            put = put or f"vote {event['id']}"
            popolo.add_settled("motions", {**event, "id": put, "votes": [], "motion": None})
            event["motion_id"] = put
        events.setdefault(put, []).append(event)
    kept: dict[str, Thing] = {}
    for motion in popolo.things["motions"]:
        proposal = _proposal(popolo, motion, events.get(motion["id"], []), chosen)
        if proposal:
            kept[motion["id"]] = proposal
    popolo.store.add("proposals", list(kept.values()))
    if popolo.things["motions"]:
        popolo.store.rows_found["proposals"], popolo.store.rows_kept["proposals"] = (
            len(popolo.things["motions"]),
            len(kept),
        )
    _add_responses(popolo, kept)


def _proposal(popolo: Popolo, motion: Thing, events: list[Thing], chosen: frozenset[str]) -> Thing | None:
    days = sorted(
        (day, at) for at, event in enumerate(events) if (day := popolo.day(event, "start_date", "date", "end_date"))
    )
    put = popolo.day(motion, "date", "start_date") or (days[0][0] if days else None)
    partnership = text(motion.get("organization_id")) or next(
        (text(each.get("organization_id")) for each in events), ""
    )
    title = (
        next(filter(None, (text(motion.get(key)) for key in ("name", "title", "text", "identifier"))), "")
        or motion["id"]
    )
    lacking = (
        ("no date", "a date") if put is None
        else ("no organization that is a partnership", "an organization_id that is one") if partnership not in chosen
        else None
    )  # fmt: skip
    if lacking:
        popolo.leave_out("motions", title, f"it has {lacking[0]}", lacking[1], motion["_file"])
        return None
    last = events[days[-1][1]] if days else {}
    status = meant(RESULTS, text(motion.get("result")) or text(last.get("result")))
    creator = text(motion.get("creator_id"))
    if creator not in popolo.by_id["organizations"]:
        popolo.ensure("persons", creator, motion["_file"])
    return {
        "id": motion["id"], "partnership": partnership, "date": put, "title": title[:500],
        "text": text(motion.get("text")) or None,
        "proposer": creator if creator in popolo.by_id["organizations"] else None,
        "proposer_person": creator if creator in popolo.by_id["persons"] else None,
        "status": status,
        "decided": days[-1][0] if days and status in ("adopted", "rejected") else None, "source": motion["_file"],
    }  # fmt: skip


def _add_responses(popolo: Popolo, proposals: dict[str, Thing]) -> None:
    rows: list[dict[str, object]] = []
    unclear, lost, days = Counter[tuple[str, str]](), Counter[str](), dict[str, date | None]()
    for at, vote in enumerate(popolo.things["votes"], start=1):
        event = popolo.find("vote_events", vote.get("vote_event_id"))
        proposal = proposals.get(text(event.get("motion_id"))) if event else None
        response = meant(OPTIONS, text(vote.get("option")))
        voter = text(vote.get("voter_id"))
        if response is None:
            unclear[(vote["_file"], text(vote.get("option")))] += 1
        elif event is None or proposal is None or not any(_voter(popolo, vote, voter)):
            lost[vote["_file"]] += 1
        else:
            if event["id"] not in days:
                days[event["id"]] = popolo.day(event, "start_date", "date", "end_date")
            elsewhere = text(event.get("organization_id"))
            person, organisation = _voter(popolo, vote, voter)
            rows.append({
                "proposal": proposal["id"], "person": person, "organisation": organisation, "response": response,
                "date": days[event["id"]], "partnership": elsewhere if elsewhere != proposal["partnership"] else None,
                "source": vote["_file"], "source_row": at,
            })  # fmt: skip
    popolo.store.add("responses", rows)
    if popolo.things["votes"]:
        popolo.store.rows_found["responses"], popolo.store.rows_kept["responses"] = (
            len(popolo.things["votes"]),
            len(rows),
        )
    for (file, option), count in unclear.items():
        popolo.store.problems.add(
            problem.PopoloVoteUnclear(file, "responses", value=option, facts={"count": count}), times=count
        )
    for file, count in lost.items():
        popolo.store.problems.add(
            problem.PopoloVotesWithoutPlace(file, "responses", facts={"count": count}), times=count
        )


def _voter(popolo: Popolo, vote: Thing, voter: str) -> tuple[str | None, str | None]:
    """A vote is a person's, an organisation's, or a person's for the organisation given as group."""
    group = text(vote.get("group_id")) or text(vote.get("party_id"))
    popolo.ensure("organizations", group, vote["_file"])
    if voter in popolo.by_id["organizations"]:
        return None, voter
    popolo.ensure("persons", voter, vote["_file"])
    return voter or None, group or None
