"""Sentences of a story beside its acts: who cooperated how, what came of it, how it stands, what happened before."""

OPENINGS = (
    "It was alleged that $full $was subjected to $acts following $cooperation.",
    "Allegations were received of $acts against $full in connection with $cooperation.",
    "According to information received, $full faced $acts after $cooperation.",
    "Information was received on $acts against $full, allegedly in response to $cooperation.",
    "$Full reportedly suffered $acts, which the sources consider to be linked to $cooperation.",
    "Reports received during the period refer to $acts against $full in retaliation for $cooperation.",
    "$Full $was allegedly the target of $acts. A link to $cooperation is suspected.",
    "It was reported that $acts against $full followed $cooperation.",
)

COOPERATION = {
    "meeting_participation": (
        "participation in a session of $entity", "a statement delivered at a meeting of $entity",
        "attendance at an event in the margins of a session of $entity", "an intervention during a debate of $entity",
    ),
    "information": (
        "the submission of information to $entity", "a written submission to $entity",
        "the sending of documentation to $entity", "a report submitted to $entity",
    ),
    "complaint_urgent_appeal": (
        "a complaint submitted to $entity", "a request for urgent action addressed to $entity",
        "an individual communication to $entity",
    ),
    "testimony": (
        "testimony given to $entity", "an interview with $entity", "a witness statement made before $entity",
    ),
    "visit_meeting": (
        "a meeting with $entity", "a conversation with representatives of $entity during a visit",
        "meetings with $entity in the country",
    ),
    "visit_to_detention": (
        "a private interview with $entity in a place of detention", "a conversation with $entity during a visit to a"
        " prison",
    ),
    "legal_assistance": (
        "the representation of victims before $entity", "legal help given to victims who turned to $entity",
    ),
    "capacity_building": (
        "participation in a training course organized by $entity", "work in a project of $entity",
    ),
    "public_statement": (
        "public comments on findings of $entity", "an interview in the press about cooperation with $entity",
    ),
    "relationship": (
        "the cooperation of a relative with $entity", "the testimony of a family member before $entity",
    ),
    "other": ("cooperation with $entity",),
}  # fmt: skip

ENGAGEMENT_DETAIL = {
    "meeting_participation": (
        "$When, $who reportedly spoke on behalf of a community about $topic.",
        "The contribution, made $when, concerned $topic.",
        "$Who had travelled to the meeting $when in order to speak about $topic.",
        "$Who had reportedly prepared the intervention together with others $when; it dealt with $topic.",
    ),
    "information": (
        "The information, which was sent $when, concerned $topic.",
        "$Who had $when contributed to a joint submission on $topic.",
        "The documentation that was submitted $when reportedly contained testimonies about $topic.",
    ),
    "complaint_urgent_appeal": (
        "The complaint, which was registered $when, concerned $topic.",
        "$Who had turned to the mechanism $when, after domestic remedies in respect of $topic had failed.",
    ),
    "testimony": (
        "The testimony, given $when, concerned $topic.",
        "$Who had been interviewed $when about $topic.",
    ),
    "visit_meeting": (
        "At the meeting, which took place $when, $topic reportedly stood at the centre of the conversation.",
        "$Who had met the delegation $when in $town and had spoken about $topic.",
    ),
    "visit_to_detention": (
        "The interview took place $when and concerned $topic.",
        "$When, $who reportedly described $topic to the visitors in the absence of guards.",
    ),
    "legal_assistance": (
        "The case, which was brought $when, concerned $topic.",
        "Since $when_plain, $who had reportedly assisted families in questions of $topic.",
    ),
    "capacity_building": ("The course, held $when, dealt with the documentation of $topic.",),
    "public_statement": ("$When, $who had reportedly commented in the press on $topic.",),
    "relationship": ("The relative had $when given information about $topic.",),
    "other": ("The contact, which took place $when, concerned $topic.",),
}

TOPICS = (
    "the use of force against peaceful protesters", "conditions in places of detention", "the situation of displaced"
    " families", "the independence of judges and lawyers", "enforced disappearances in the northern districts",
    "land taken from Indigenous communities", "the safety of journalists", "violence against women",
    "the pollution of a river by a mining company", "allegations of torture in police custody",
    "restrictions on associations", "deaths during the emergency", "the rights of religious minorities",
    "forced evictions", "the treatment of migrants at the border", "child labour in quarries", "impunity for killings"
    " of community leaders", "discrimination against persons on the basis of caste", "unlawful surveillance",
    "the working conditions of seasonal labourers", "access to health care in detention", "the rights of lesbian, gay,"
    " bisexual and transgender persons", "corruption in public procurement", "the right to vote of rural communities",
)  # fmt: skip

CHARGES = (
    "“spreading false information”", "“insulting State institutions”", "“undermining national unity”",
    "“membership of an unlawful association”", "“disclosing official secrets”", "“inciting unrest”",
    "“receiving funds without permission”", "“collusion with foreign entities”", "“defamation of public officials”",
    "“harming the reputation of the State abroad”", "“obstructing an officer”", "“conspiracy”",
    "“misuse of telecommunications”", "“propaganda against public order”",
)  # fmt: skip

AGENCIES = (
    "the Directorate of Public Security", "the National Bureau of Investigation", "the Ministry of the Interior",
    "the State Protection Service", "the Department of Associations", "the criminal police", "the Office for Internal"
    " Order", "the border police", "the provincial administration", "the General Inspectorate", "the municipal police",
    "the Financial Control Authority",
)  # fmt: skip

COURTS = (
    "the First Instance Court of $town", "the Regional Court of $town", "the High Court", "a specialized criminal"
    " court", "the Court of Appeal of $town", "a military court", "the district court of $town",
)  # fmt: skip

CONSEQUENCES = (
    "As a result, $who reportedly ceased all public activity for several months.",
    "$Who $has reportedly had to move several times since then, for fear of further acts.",
    "The health of $who is said to have deteriorated, and sleep and concentration to be affected.",
    "$Who reportedly left the country and $has not been able to return.",
    "Other members of the community are said to have since refused to speak with United Nations staff.",
    "The work on which the information was based reportedly came to a halt.",
    "A complaint lodged with the police reportedly led to no investigation.",
    "According to the sources, two witnesses in the same matter withdrew their statements shortly afterwards.",
    "The family of $who is reportedly dependent on the support of neighbours.",
    "An application to the national human rights institution reportedly remained without an answer.",
    "Colleagues of $who reportedly asked the United Nations not to contact them by telephone any more.",
    "A planned contribution to a later session was reportedly cancelled.",
    "$Who reportedly continued to cooperate with the United Nations, but no longer by electronic means.",
    "Legal costs reportedly forced $who to sell property.",
    "The sources stress that no such measures had been taken before the cooperation with the United Nations.",
    "Persons who expressed solidarity with $who were reportedly questioned as well.",
    "It was reported that the lawyers of $who were given access to the file only in part.",
    "A request for protective measures was reportedly refused as unfounded.",
    "The authorities reportedly gave no reasons, in spite of several written requests.",
    "Neighbours who had witnessed the events were allegedly asked to remain silent.",
)

CONCERNS = (
    "Mandate holders expressed concern that the measures appeared to be in direct retaliation for cooperation with the"
    " United Nations, and recalled that everyone has the right to unhindered access to it.",
    "They asked for information on the legal and factual grounds of the measures and on the steps taken to protect"
    " those concerned.",
    "They noted with concern that the allegations appeared to form part of a pattern, and that they might have a"
    " chilling effect on others.",
    "They recalled resolutions in which the Human Rights Council calls upon States to refrain from all acts of"
    " intimidation and reprisal.",
    "Concern was expressed in particular at the use of provisions on State security against legitimate human rights"
    " work.",
    "They requested that the allegations be investigated promptly, independently and impartially, and that those"
    " responsible be held accountable.",
    "They stressed that the fear of reprisal deprives the United Nations of information on which its work depends.",
    "They underlined that the dissemination of information on human rights is protected, whatever its addressee.",
    "They urged that all necessary interim measures be taken to prevent irreparable harm.",
    "They regretted that allegations raised earlier had remained without an effective investigation.",
)

STATUS = {
    "detained": (
        "As at 30 April 2031, $who reportedly remained in detention.",
        "At the end of the reporting period, $who $was reportedly still being held, and no date for a hearing had been"
        " set.",
        "At the time of writing, $who $was said to be in the prison of $town, with limited access to a lawyer.",
        "$Who reportedly remained deprived of liberty at the end of the reporting period.",
    ),
    "free": (
        "At the end of the reporting period, the measures reportedly remained in force.",
        "As at 30 April 2031, no official had reportedly been held to account.",
        "At the time of writing, the proceedings were reportedly pending.",
        "$Who $was reportedly still subject to restrictions at the end of the reporting period.",
        "No remedy was reported to have been effective by 30 April 2031.",
        "At the end of the reporting period, $who reportedly continued to receive warnings.",
    ),
}

FURTHER = (
    "$Further other persons were reportedly affected in the same way.",
    "The same measures are said to have been taken against $further others.",
    "The sources refer to $further further persons in a comparable situation, who are not named here.",
)
FURTHER_ONE = (
    "One other person was reportedly affected in the same way.",
    "The same measures are said to have been taken against one other person.",
)

FOLLOW_UP_OPENINGS = (
    "The case of $full was included in the $reports of the Secretary-General on allegations of $acts following"
    " $cooperation.",
    "Allegations of $acts against $full in connection with $cooperation were included in the $reports of the"
    " Secretary-General.",
    "$Full $was mentioned in the $reports of the Secretary-General in relation to $acts that had allegedly followed"
    " $cooperation.",
    "The $reports of the Secretary-General referred to $acts against $full, allegedly in response to $cooperation.",
)
FOLLOW_UP_OPENINGS_ANONYMOUS = (
    "The case of $full was included in earlier reports of the Secretary-General on allegations of $acts following"
    " $cooperation.",
    "Earlier reports of the Secretary-General referred to $acts against $full, allegedly in response to $cooperation.",
)

DEVELOPMENTS = {
    "released": (
        "$When, $who $was reportedly released, after the remainder of the sentence had been suspended.",
        "$Who $was reportedly released on bail $when, subject to a ban on leaving $town and on speaking to the press.",
        "$When, $who reportedly regained freedom by an act of clemency; the conviction itself stands.",
        "It was reported that $who $was released $when, having served the sentence in full.",
    ),
    "sentenced": (
        "$When, $court reportedly sentenced $who to six years of imprisonment for $charge.",
        "An appeal against the conviction was reportedly dismissed $when by $court.",
        "$When, $court reportedly convicted $who of $charge and imposed a suspended sentence of 18 months.",
        "$Who $was reportedly sentenced $when to a fine and to a ban on public activity for three years.",
    ),
    "measures_by_the_state": (
        "$When, an inquiry into the allegations was reportedly opened by the national human rights institution.",
        "The authorities reportedly lifted the travel ban on $who $when.",
        "$When, two officials were reportedly suspended from duty in connection with the allegations.",
        "It was reported that the registration of the organization concerned was restored $when by a decision of"
        " $court.",
    ),
    "no_new_information": (
        "No new information on the situation of $who was received during the reporting period.",
        "The situation of $who reportedly remained unchanged during the reporting period.",
        "No information on an investigation into the allegations was received during the reporting period.",
    ),
    "further_acts": (
        "It was reported that further acts took place during the reporting period.",
        "Allegations of further acts were received during the reporting period.",
        "The situation of $who reportedly became worse during the reporting period.",
    ),
}

SHORT_NEW = (
    "$Full reportedly faced $acts after $cooperation.",
    "Allegations concern $acts against $full, linked to $cooperation.",
    "It was alleged that $full $was subjected to $acts in response to $cooperation.",
    "Allegations of $acts against $full relate to $cooperation.",
)
SHORT_FOLLOW_UP = (
    "Follow-up information was received on the case of $full, who $had allegedly been subjected to $acts.",
    "The situation of $full, addressed in earlier reports in relation to $acts, was followed up.",
    "Developments were reported in the case of $full, which concerns $acts following $cooperation.",
)
SHORT_SITUATION = (
    "Reports refer to $acts and to the effect on cooperation with $entity.",
    "Concern was expressed at $acts and at the consequences for those who cooperate with $entity.",
)

KILLING_OPENINGS = (
    "It was alleged that $full $was killed after $cooperation.",
    "Reports were received that $full $was killed, allegedly in response to $cooperation.",
)
SHORT_KILLING = ("It was alleged that $full $was killed after $cooperation.",)

SITUATION_CONSEQUENCES = (
    "According to the sources, a number of organizations no longer contribute to reports of the United Nations.",
    "Several lawyers reportedly declined to accompany witnesses to meetings.",
    "Civil society representatives reported that they had changed the way in which they communicate.",
    "Two planned consultations were reportedly cancelled for lack of participants.",
    "It was reported that younger activists in particular refrain from taking part.",
    "The national human rights institution reportedly called for a dialogue on the matter.",
    "Those who spoke with the United Nations asked that neither names nor places be mentioned.",
)
SITUATION_STATUS = (
    "At the end of the reporting period, the situation reportedly remained unchanged.",
    "No measures to address these concerns had been reported by the end of the period.",
)

ROLES = {
    "place_of_act": "The acts reportedly took place in $other_state, where $who $was staying at the time.",
    "host": "The meeting concerned was held in $other_state.",
    "nationality": "Nationals of $other_state are reportedly among those concerned.",
}
SEVERAL_STATES = "The sources attribute the acts to the authorities of more than one State, namely $states."

TIED = r"left the country|move several|ceased|no longer by|sell property|later session"
"""Consequences that do not fit a person who is in detention."""
GONE = r"\$[Ww]ho|planned"
"""Sentences that do not fit a person who was killed."""
