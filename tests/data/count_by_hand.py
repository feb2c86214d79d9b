"""The figures of a report, counted a second time with plain csv: "Counting" of docs/input-data.md, word by word.

Nothing of the program is used here, and no table library, so that a fault in one cannot hide in the other. The folder
must be free of errors; States are codes, dates are EDTF. `count(folder)` gives {key: value} for the world's keys and
`country.<ISO3>.<key>`.
"""

import calendar
import csv
import tomllib
from datetime import date, timedelta
from pathlib import Path

REFERENCE = Path(__file__).parents[2] / "data" / "reference"
CASE_TYPES = ("individual", "group", "organization", "unknown")
FORMS = ("acknowledgement", "holding", "substantive", "translation_pending", "not_stated")
POSITIONS = ("rejects", "partly", "accepts", "none_stated")
OUTCOMES = ("up_to_30", "from_31_to_60", "from_61_to_90", "over_90", "not_computable", "not_in_substance", "no_reply")
ADDRESSING = ("partly", "no", "not_stated")


def count(folder):
    """Every figure of the folder by key; None where it cannot be known."""
    return Count(Path(folder)).figures()


def count_together(folder, key):
    """A figure whose key has several codes, as `country.XAA.act_types.detention+surveillance.cases`: each case once."""
    return Count(Path(folder)).together(key)


class Count:
    def __init__(self, folder):
        with (folder / "report.toml").open("rb") as file:
            settings = tomllib.load(file)
        period, policy = settings.get("period", {}), settings.get("policy", {})
        self.cut_off = period.get("cut_off") or period.get("end")
        self.reply_days = period.get("reply_days", 60)
        self.statistics = policy.get("statistics", False)
        self.publishable = policy.get("publishable_verification")
        names = {"cases": "case_id", "persons": "person_key", "un_actions": "action", "responses": "response_id"}
        self.tables = {name: {row[key]: row for row in read(folder / f"{name}.csv")} for name, key in names.items()}
        for row in read(folder / "corrections.csv"):
            self.tables[row["table"]][row["key"]][row["column"]] = row["new"]
        self.cases, self.persons = self.tables["cases"], self.tables["persons"]
        self.actions, self.responses = self.tables["un_actions"], self.tables["responses"]
        codes = {row["label"]: row["code"] for row in read(REFERENCE / "regions.csv")}
        known = [*read(REFERENCE / "countries.csv"), *read(folder / "countries.csv")]
        self.region = {row["iso3"]: codes.get(row["regional_group"], "none") for row in known}

    # which cases

    def counted(self, case):
        """Included, with a consent that allows it, and verified well enough."""
        consents = ["named", "anonymous", "not_applicable"] + ["statistics"] * self.statistics
        verified = not (self.publishable and case["verification"]) or case["verification"] in self.publishable
        return case["inclusion"] == "include" and case["consent"] in consents and verified

    def described(self, case):
        """Counted, and an entry may be printed."""
        silent = case["consent"] == "statistics" or (case["consent"] == "anonymous" and not case["account_anonymous"])
        return self.counted(case) and not silent

    def withheld(self, case):
        protected = case["inclusion_reason"] == "protection" and case["record_type"] in CASE_TYPES
        return protected and not self.counted(case)

    # figures

    def figures(self):
        records = [case for case in self.cases.values() if self.counted(case)]
        entries = [case for case in records if self.described(case)]
        listed = {state for case in entries for state in many(case, "states")}
        part = {
            p: {s for case in entries if case["part"] == p for s in many(case, "states")} for p in ("new", "follow_up")
        }
        figures = self.of_records(records, lambda reply: True, lambda state: True)
        figures |= {
            "states": len(listed),
            "states.new": len(part["new"]),
            "states.follow_up": len(part["follow_up"]),
            "states.both": len(part["new"] & part["follow_up"]),
            "states.anonymous_only": len([state for state in listed if only_anonymous(state, records)]),
        }
        for act in codes_of("act_types"):
            of_act = [case for case in records if is_case(case) and act in many(case, "act_types")]
            states = {state for case in of_act for state in many(case, "states")}
            figures[f"act_types.{act}.states"] = len(states & listed)
        for region in codes_of("regions"):
            figures[f"regions.{region}.states"] = len([state for state in listed if self.region[state] == region])
        figures |= self.of_replies([case["case_id"] for case in records if is_case(case)])
        figures |= self.of_withheld(listed)
        for state in listed:
            own = [case for case in records if state in many(case, "states")]
            for key, value in self.of_records(own, lambda reply, s=state: self.state_of(reply) == s,
                                              lambda put_to, s=state: put_to == s).items():  # fmt: skip
                figures[f"country.{state}.{key}"] = value
        return figures

    def together(self, key):
        scope, state, own = key.split(".", 2) if key.startswith("country.") else ("", "", key)
        group, codes, tail = own.split(".")
        records = [case for case in self.cases.values() if self.counted(case) and is_case(case)]
        found = [case for case in records if set(codes.split("+")) & self.under(case, group)]
        if tail == "cases":
            return len([case for case in found if not scope or state in many(case, "states")])
        listed = {s for case in self.cases.values() if self.described(case) for s in many(case, "states")}
        return len({s for case in found for s in many(case, "states")} & listed)

    def under(self, case, group):
        """The codes of a group under which a case is counted."""
        if group != "raised_by":
            return set(many(case, group))
        acted = [action for action in self.actions.values() if case["case_id"] in many(action, "case_ids")]
        return {body for action in acted for body in many(action, "bodies")}

    def of_records(self, records, reply_counts, put_to_counts):
        """The figures that the world and a State have under the same keys."""
        cases = [case for case in records if is_case(case)]
        figures = {
            "cases": len(cases),
            "cases.new": len([case for case in cases if case["part"] == "new"]),
            "cases.follow_up": len([case for case in cases if case["part"] == "follow_up"]),
            "situations": len(records) - len(cases),
            "persons": self.people(cases),
            "persons.not_stated": len([case for case in cases if self.states_no_number(case)]),
            "organizations": self.organizations(cases),
        }
        distinct = {key for case in cases for key in self.victims(case, "person")}
        for name, column, wanted in (
            ("women", "gender", ("female",)),
            ("young", "age_group", ("young", "minor")),
            ("detained", "detained", ("yes",)),
        ):
            stated = [
                self.persons[key][column] for key in distinct if self.persons[key][column] not in ("", "not_stated")
            ]
            unknown = not stated and figures["persons"] != 0
            figures[f"persons.{name}"] = None if unknown else len([value for value in stated if value in wanted])
        for act in codes_of("act_types"):
            figures[f"act_types.{act}.cases"] = len([case for case in cases if act in many(case, "act_types")])
        bodies = {case["case_id"]: set() for case in cases}
        for action in self.actions.values():
            for case in many(action, "case_ids"):
                if case in bodies:
                    bodies[case] |= set(many(action, "bodies"))
        figures["act_types.not_stated.cases"] = len([case for case in cases if not many(case, "act_types")])
        figures["un_entities.not_stated.cases"] = len([case for case in cases if not many(case, "un_entities")])
        figures["raised_by.not_stated.cases"] = len([case for case, acted in bodies.items() if not acted])
        for entity in codes_of("un_entities"):
            figures[f"un_entities.{entity}.cases"] = len([c for c in cases if entity in many(c, "un_entities")])
            figures[f"raised_by.{entity}.cases"] = len([case for case, acted in bodies.items() if entity in acted])
        return figures | self.of_requests(list(bodies), reply_counts, put_to_counts)

    def of_requests(self, ids, reply_counts, put_to_counts):
        replies = [reply for reply in self.replies_in_time() if reply_counts(reply)]
        replied = {case for reply in replies for case in many(reply, "case_ids")}
        requested, any_reply, answers = {}, set(), {}
        for action in self.actions.values():
            if self.is_overdue(action) and put_to_counts(action["put_to"]):
                for case in set(many(action, "case_ids")) & set(ids):
                    requested.setdefault((case, action["put_to"]), []).append(action["date"])
        for reply in replies:
            for case in many(reply, "case_ids"):
                any_reply.add((case, self.state_of(reply)))
                if reply["form"] in ("substantive", "translation_pending"):
                    answers.setdefault((case, self.state_of(reply)), []).append(reply["date_received"])
        answered = len(set(requested) & set(answers))
        figures = {
            "responses.cases": len(replied & set(ids)),
            "responses.requested": len(requested),
            "responses.answered": answered,
            "responses.share": answered / len(requested) if requested else None,
        }
        outcomes = [
            how_soon(put, answers[pair]) if pair in answers else "not_in_substance" if pair in any_reply else "no_reply"
            for pair, put in requested.items()
        ]
        return figures | {f"responses.days.{outcome}": outcomes.count(outcome) for outcome in OUTCOMES}

    def of_replies(self, ids):
        """Each reply once, however many cases it concerns."""
        replies = [reply for reply in self.replies_in_time() if set(many(reply, "case_ids")) & set(ids)]
        figures = {"responses.replies": len(replies)}
        for form in FORMS:
            figures[f"responses.form.{form}"] = len([r for r in replies if (r["form"] or "not_stated") == form])
        for position in POSITIONS:
            figures[f"responses.position.{position}"] = len(
                [r for r in replies if (r["position"] or "none_stated") == position]
            )
        speaks = [reply["addresses_reprisal"] or "not_stated" for reply in replies]
        figures["responses.addressing_reprisal"] = speaks.count("yes")
        return figures | {f"responses.addressing_reprisal.{code}": speaks.count(code) for code in ADDRESSING}

    def of_withheld(self, listed):
        cases = [case for case in self.cases.values() if self.withheld(case)]
        states = {state for case in cases for state in many(case, "states")}
        return {
            "withheld.cases": len(cases),
            "withheld.persons": self.people(cases),
            "withheld.states": len(states - listed),
        }

    # persons

    def victims(self, case, kind):
        return [key for key in many(case, "victims") if (self.persons[key]["kind"] or "person") == kind]

    def states_no_number(self, case):
        stated = self.victims(case, "person") or case["further_persons"]
        return not stated and case["record_type"] != "individual"

    def people(self, cases):
        """Distinct persons, further persons, and one for an individual of whom nothing is said."""
        if cases and all(self.states_no_number(case) for case in cases):
            return None
        distinct = {key for case in cases for key in self.victims(case, "person")}
        further = sum(int(case["further_persons"] or 0) for case in cases)
        alone = [
            case
            for case in cases
            if case["record_type"] == "individual" and not self.victims(case, "person") and not case["further_persons"]
        ]
        return len(distinct) + further + len(alone)

    def organizations(self, cases):
        """Distinct and further organizations; None where only records on organizations of unknown number speak."""
        distinct = {key for case in cases for key in self.victims(case, "organization")}
        further = [int(case["further_organizations"]) for case in cases if case["further_organizations"]]
        if not distinct and not further and any(case["record_type"] == "organization" for case in cases):
            return None
        return len(distinct) + sum(further)

    # replies and requests

    def replies_in_time(self):
        """Replies of Governments that came by the cut-off date, or on a date that is not known."""
        for reply in self.responses.values():
            day = earliest(reply["date_received"])
            in_time = day is None or self.cut_off is None or day <= self.cut_off
            if (reply["responder"] or "government") == "government" and in_time:
                yield reply

    def state_of(self, reply):
        """The State of a reply: as given, else that of its action, else the only State of its case."""
        put_to = [self.actions[action]["put_to"] for action in many(reply, "actions")]
        own = [state for case in many(reply, "case_ids") for state in many(self.cases[case], "states")]
        return reply["state"] or next(filter(None, put_to), "") or own[0]

    def is_overdue(self, action):
        """Whether it was put to a State and a reply was due by the cut-off date."""
        due = latest(action["due_date"])
        sent = latest(action["date"])
        if due is None and action["kind"] == "communication" and sent is not None:
            due = sent + timedelta(days=self.reply_days)
        return action["put_to"] in self.region and due is not None and self.cut_off is not None and due <= self.cut_off


def how_soon(put, received):
    """The days from the first letter to the first answer, where all of their dates are days."""
    if any(len(text) != len("2031-03-12") for text in [*put, *received]):
        return "not_computable"
    days = (date.fromisoformat(min(received)) - date.fromisoformat(min(put))).days
    if days < 0:
        return "not_computable"
    return OUTCOMES[0] if days <= 30 else OUTCOMES[1] if days <= 60 else OUTCOMES[2] if days <= 90 else OUTCOMES[3]


def read(path):
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [Row(row) for row in csv.DictReader(file)]


class Row(dict):
    """A row in which a column that the file does not have reads as empty."""

    def __missing__(self, column):
        return ""


def many(row, column):
    return [value.strip() for value in row[column].split("|") if value.strip()]


def codes_of(table):
    return [row["code"] for row in read(REFERENCE / f"{table}.csv")]


def is_case(case):
    return case["record_type"] in CASE_TYPES


def only_anonymous(state, records):
    consents = {case["consent"] for case in records if is_case(case) and state in many(case, "states")}
    return consents == {"anonymous"}


def earliest(edtf):
    """The first day that a date may mean; None for an unclear or open one."""
    return bound(edtf.split("/")[0], last=False)


def latest(edtf):
    return bound(edtf.split("/")[-1], last=True)


def bound(text, *, last):
    parts = [int(part) for part in text.rstrip("~?%").split("-") if part.isdigit()]
    if not parts:
        return None
    year, month, day = (*parts, None, None)[:3]
    month = month or (12 if last else 1)
    return date(year, month, day or (calendar.monthrange(year, month)[1] if last else 1))
