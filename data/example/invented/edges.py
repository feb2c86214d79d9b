"""What the main plan would not bring by itself: cases that must stay out, and replies of every kind and time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from invented import when
from invented.cases import Act, Case
from invented.plan import Planner
from invented.record import Recorder, Reply
from invented.states import BY_CODE, Role
from invented.wording import UN

LEFT_OUT = (
    # State, consent, inclusion, reason, record type, note for the drafters
    ("XTV", "withheld", "exclude", "protection", "individual", "The family asked for silence."),
    ("XTV", "withheld", "quiet_diplomacy", "protection", "group", "Contacts continue."),
    ("XWY", "named", "quiet_diplomacy", "protection", "individual", "The senior official has taken up the matter."),
    ("XVA", "anonymous", "quiet_diplomacy", "protection", "group", "A release is being negotiated."),
    ("XYN", "withdrawn", "include", "", "individual", "Consent was withdrawn after the first draft."),
    ("XZE", "named", "exclude", "out_of_scope", "individual", "No link to cooperation."),
    ("XBE", "withheld", "exclude", "protection", "individual", "Relatives are still in the country."),
    ("XDU", "withheld", "exclude", "protection", "unknown", "Numbers are not known."),
    ("XHA", "withdrawn", "include", "", "group", "Two of the group withdrew."),
    ("XME", "", "include", "", "individual", "Consent has not been asked for yet."),
    ("XSE", "named", "exclude", "no_consent", "individual", "The lawyer has not confirmed."),
    ("XCO", "named", "exclude", "duplicate", "individual", "Same events as another row."),
    ("XSO", "named", "exclude", "late", "organization", "Received after the deadline."),
    ("XQI", "anonymous", "exclude", "uncorroborated", "individual", "One anonymous message."),
    ("XJO", "named", "exclude", "other", "group", "To be treated in another report."),
    ("XYA", "statistics", "include", "", "individual", "May be counted, not described."),
    ("XYA", "statistics", "include", "", "group", "May be counted, not described."),
    ("XKE", "statistics", "include", "", "individual", "May be counted, not described."),
)


def left_out(planner: Planner) -> Iterator[Case]:
    """Cases of every consent, decision and reason that keep a case out of the report."""
    for code, consent, inclusion, reason, record_type, note in LEFT_OUT:
        case = planner.case(BY_CODE[code], "new", record_type, consent or "withheld")
        case.consent, case.inclusion, case.inclusion_reason, case.internal_notes = consent, inclusion, reason, note
        if code == "XYA":
            case.further_persons, case.count_qualifier = 30, "about"
        yield case
    unverified = planner.case(BY_CODE["XLU"], "new", "individual", "named")
    unverified.verification = "unverified"
    yield unverified
    quiet = planner.situation(BY_CODE["XNE"])
    quiet.inclusion, quiet.inclusion_reason = "quiet_diplomacy", "protection"
    yield quiet


def shared(planner: Planner, cases: list[Case]) -> Iterator[Case]:
    """Follow-up to persons who stand in a new case as well: counted once, and named in one case but not in another."""
    named = {
        case.state.code: case
        for case in cases
        if case.state.role is Role.BOTH and case.part == "new" and case.record_type == "individual" and case.victims
        if case.consent == "named" and not case.killed
    }
    for first, consent in zip(list(named.values())[:3], ("named", "named", "anonymous"), strict=True):
        again = planner.case(first.state, "follow_up", "individual", consent)
        planner.registry.persons.remove(again.victims[0])
        again.victims, again.detained = first.victims, first.detained
        yield again


def mute(planner: Planner) -> Iterator[Case]:
    """An anonymous case with no anonymous account: it is counted, and nothing is printed."""
    yield planner.case(BY_CODE["XCA"], "new", "individual", "anonymous")


def special_cases(planner: Planner) -> Iterator[Case]:
    """Kinds that chance may miss: minors, a victim of sexual violence who would agree to be named, a lone number."""
    minor = planner.case(BY_CODE["XDO"], "new", "individual", "named")
    person = minor.victims[0]
    person.age_group, person.consent, person.consent_by = "minor", "named", "family"
    person.consent_date, person.consent_evidence = "2031-03-12", "consent register 2031, folio 100"
    person.descriptor = {"female": "a girl", "male": "a boy"}.get(person.gender, "a child")
    yield minor
    violated = planner.case(BY_CODE["XQU"], "new", "individual", "named")
    violated.acts = [Act("sexual_violence", act.when) for act in violated.acts[:1]]
    violated.victims[0].consent, violated.victims[0].consent_by = "named", "the_person"
    violated.victims[0].consent_date, violated.victims[0].consent_evidence = (
        "2031-03-15",
        "consent register 2031, folio 101",
    )
    yield violated
    unclear = planner.case(BY_CODE["XSE"], "new", "individual", "named")
    unclear.acts = [Act("unclear", "unclear")]
    yield unclear
    lone = planner.case(BY_CODE["XSA"], "new", "individual", "not_applicable")
    planner.registry.persons.remove(lone.victims[0])
    lone.victims = []
    yield lone


def opinions(recorder: Recorder, cases: list[Case]) -> None:
    """Opinions on the detention of the first persons of whom the account says that they are detained."""
    detained = [case for case in cases if case.detained and case.record_type == "individual"]
    for case in [case for case in detained if all(action.kind != "opinion" for action in case.actions)][:4]:
        recorder.other(case, "opinion")


def unusual_replies(recorder: Recorder, cases: list[Case]) -> None:
    """Replies after the cut-off, before the letter, under embargo, of de facto authorities, of others, undated."""
    letters = [action for action in recorder.actions if action.kind == "communication"]
    answered = {action.reference for reply in recorder.replies for action in reply.actions}
    open_letters = [letter for letter in letters if letter.reference not in answered]
    late, early, embargoed, partial, whole = open_letters[:5]

    def add(letter_place: int, form: str, position: str, received: str, **more: str) -> Reply:
        letter = (late, early, embargoed, partial, whole)[letter_place]
        return recorder.add(letter.cases, [letter], form, position, received, state=letter.put_to, **more)

    add(0, "substantive", "rejects", str(when.CUT_OFF + timedelta(days=9)))
    add(1, "substantive", "none_stated", str(early.day - timedelta(days=4)))
    add(
        2,
        "substantive",
        "rejects",
        str(embargoed.day + timedelta(days=40)),
        public=str(when.DOCUMENT + timedelta(days=30)),
    )
    add(3, "acknowledgement", "none_stated", str(partial.day + timedelta(days=6)))
    add(3, "substantive", "partly", f"{partial.day + timedelta(days=50):%Y-%m}~")
    add(4, "substantive", "accepts", str(whole.day + timedelta(days=21)), public="no")
    held = next(case for case in cases if "de_facto_authorities" in case.perpetrators and case.inclusion == "include")
    reply = recorder.add([held], [], "substantive", "rejects", "2031-03", state=held.state.code,
                         responder="de_facto_authorities")  # fmt: skip
    reply.text, reply.text_anonymous = UN["de_facto_reply"], UN["de_facto_reply"] if held.anonymous else ""
    company = next(case for case in cases if "company" in case.perpetrators and case.inclusion == "include")
    reply = recorder.add([company], [], "substantive", "none_stated", "2031-02-11", state=company.state.code,
                         responder="other")  # fmt: skip
    reply.text = "The company stated that it respected human rights and that it had no influence on the police."
    reply.text_anonymous = reply.text if company.anonymous else ""
    silent = next(
        case
        for case in cases
        if not (case.actions or case.situation or case.more_states) and case.inclusion == "include"
    )
    recorder.add([silent], [], "substantive", "partly", "2031-06-12")
    out = next(case for case in cases if case.inclusion_reason == "protection")
    recorder.add([out], [], "holding", "none_stated", "2031-04-02")
