"""Sentences on acts, by code of act_types.csv, in the cautious language of the reports.

`$who` is the person or group, `$was`, `$has` and `$his` agree with it, `$when` and `$When` are the date of the act.
"""

ACTS = {
    "threats_intimidation": (
        "$When, $who reportedly received telephone calls from an unidentified number, in which the caller referred to"
        " “your friends in Geneva” and warned that “accidents happen”.",
        "$When, two men who allegedly presented themselves as officers of $agency visited the office of $who and asked"
        " for the names of all those who had been “speaking to foreigners”.",
        "$Who $was reportedly told $when by a local official that $his cooperation with the United Nations would “not be"
        " forgotten”.",
        "An envelope that contained a photograph of $his children was reportedly left at the door of $who $when.",
        "$When, a senior official of $agency allegedly warned $who, in the presence of witnesses, to withdraw the"
        " information that had been submitted.",
        "According to information received, a funeral wreath with a handwritten warning was delivered $when to the"
        " office that $who $was using in $town.",
        "$When, $who $was allegedly followed out of a meeting hall in $town and told to “think of the family” before"
        " speaking to the United Nations again.",
        "Messages sent to $who $when reportedly said that the police “knew every word” of $his statement.",
        "It was alleged that, $when, unidentified men fired shots into the air outside the home of $who and drove away"
        " in a vehicle without number plates.",
    ),
    "defamation": (
        "$When, a television programme close to the authorities reportedly described $who as being “in the pay of"
        " enemies” and showed extracts of $his statement to the United Nations.",
        "An article published $when by a State-owned newspaper allegedly accused $who of treason and of “selling stories"
        " to Geneva”.",
        "$When, a member of parliament reportedly named $who during a debate and called for an inquiry into $his"
        " “foreign connections”.",
        "Posters with the portrait of $who and the word “traitor” were reportedly put up $when in several streets of"
        " $town.",
        "A press release issued $when by $agency allegedly alleged links between $who and armed groups, without any"
        " evidence being given.",
        "$When, a spokesperson for $agency reportedly stated that the testimony of $who was “fabricated for money”.",
        "According to information received, a series of broadcasts that began $when portrayed $who as hostile to public"
        " order and to family values.",
        "$When, a website that publishes official announcements reportedly carried a list of “hostile voices”, on which"
        " $who $was included.",
    ),
    "online_harassment": (
        "$When, more than 200 abusive messages were reportedly posted on the social media pages of $who within two days,"
        " many of them from accounts created in the same week.",
        "The home address and telephone number of $who were allegedly published on a messaging channel $when, together"
        " with calls to “pay a visit”.",
        "$When, a manipulated video that purported to show $who receiving money was reportedly circulated on several"
        " platforms.",
        "$Who reportedly faced a coordinated campaign of insults online $when, which intensified each time that the"
        " United Nations mentioned the situation.",
        "According to information received, anonymous accounts $when called for violence against $who and shared maps of"
        " the places that $who frequented.",
        "A hashtag that accused $who of spying allegedly trended for three days after it had been launched $when by an"
        " account that is followed by senior officials.",
    ),
    "surveillance": (
        "$When, $who reportedly noticed that a vehicle with tinted windows was parked in front of $his residence, where"
        " it remained for nine days.",
        "It was alleged that, $when, persons in plain clothes photographed $who and all others who took part in a"
        " preparatory meeting in $town.",
        "A technical examination carried out $when reportedly found traces of commercial spyware on the telephone of"
        " $who.",
        "$When, a camera was allegedly installed opposite the entrance of the premises that $who $was using, with no"
        " court order having been shown.",
        "Officers of $agency reportedly attended, $when, a workshop at which $who spoke about the complaint procedures"
        " of the United Nations, and recorded it in full.",
        "$Who $was reportedly followed $when on the way to and from an appointment with United Nations staff.",
        "According to the information received, the bank and telephone records of $who were requested $when by $agency"
        " without notification.",
        "$When, a hotel employee in $town reportedly informed $who that copies of $his documents had been asked for by"
        " men who did not identify themselves.",
    ),
    "hacking_blocking": (
        "$When, the website of $who was reportedly made inaccessible from within the country by an order that was not"
        " published.",
        "The electronic mail accounts of $who were allegedly entered $when, and drafts of a submission to the United"
        " Nations were deleted.",
        "$When, unknown persons reportedly took over the social media page of $who and published a false apology.",
        "An attack on the server of $who $when reportedly destroyed the archive of testimonies that had been collected"
        " for the United Nations.",
    ),
    "travel_restriction": (
        "$When, $who $was reportedly stopped at the international airport of $town and informed of a travel ban, for"
        " which no written decision was shown.",
        "Border officials allegedly confiscated the passport of $who $when and gave as the only reason “instructions"
        " from above”.",
        "$When, $who $was reportedly prevented from boarding a flight to the session, although a badge for the session had"
        " already been issued.",
        "The request of $who for an exit permit was allegedly refused $when, without reasons and without a remedy.",
        "$When, $who $was reportedly held for six hours at a border post near $town, questioned about the purpose of"
        " the journey and sent back.",
        "It was alleged that a travel ban on $who was renewed $when for a further year, the decision having been taken"
        " at a hearing of which the defence was not informed.",
        "$When, the visa that $who needed in order to address the United Nations in person was reportedly cancelled on"
        " the day of departure.",
        "Upon return from the meeting, $who $was allegedly told $when that $his name had been placed on a list of persons"
        " who may not leave the territory.",
    ),
    "access_to_un_premises_denied": (
        "$When, a delegate reportedly raised a point of order in order to stop the statement of $who, and the"
        " accreditation was afterwards not confirmed.",
        "$Who $was allegedly kept from entering the conference building $when, after an objection to $his participation"
        " had been raised.",
        "$When, the registration of $who for the session was reportedly withdrawn following a communication from a"
        " Permanent Mission.",
        "It was alleged that the remote connection of $who was interrupted $when, after a delegation had questioned the"
        " name under which $his organization was registered.",
        "$When, members of a delegation reportedly photographed $who at the entrance of the meeting room and asked"
        " security staff to remove $who from it.",
    ),
    "access_denied_to_un_expert": (
        "$When, guards at the detention facility in $town reportedly refused to let members of the visiting delegation"
        " speak with $who in private.",
        "A planned meeting between $who and the mandate holder was allegedly cancelled $when, after the road to $town"
        " had been closed by $agency.",
        "$When, $who $was reportedly transferred to another facility hours before the visit of the delegation and taken"
        " back the day after.",
        "It was alleged that officials insisted $when on being present throughout the interview of $who with the"
        " visiting experts.",
        "$When, the venue at which $who had agreed to meet United Nations staff was reportedly sealed by $agency on"
        " grounds of fire safety.",
    ),
    "accreditation_obstructed": (
        "$When, the application of $who for consultative status was reportedly deferred for the fourth time, after"
        " questions that had already been answered were put again.",
        "A complaint that asked for the withdrawal of the consultative status of $who was allegedly submitted $when, on"
        " the ground of statements made before the Human Rights Council.",
        "$When, the registration number that $who needed for accreditation was reportedly declared invalid by $agency.",
    ),
    "administrative_reprisal": (
        "$When, $agency reportedly ordered an audit of $who that covered 10 years of accounts and was to be completed"
        " in five days.",
        "The registration of $who was allegedly suspended $when for “activities outside the statute”, the only activity"
        " named being a submission to the United Nations.",
        "$When, a fine equal to about two years of income was reportedly imposed on $who for a late declaration.",
        "It was alleged that the licence of $who was not renewed $when, although all documents had been handed in on"
        " time.",
        "$When, inspectors of $agency reportedly sealed the rooms that $who $was using in $town, citing building"
        " regulations.",
        "$Who $was reportedly ordered $when to hand over the list of all persons who had been interviewed for a report"
        " to the United Nations.",
        "An order of dissolution was allegedly served on $who $when, and an appeal against it had no suspensive effect.",
    ),
    "funding_restriction": (
        "$When, the bank accounts of $who were reportedly frozen at the request of $agency.",
        "$Who $was allegedly placed $when on a register of “recipients of foreign support”, which makes every transfer"
        " subject to prior approval.",
        "$When, a bank in $town reportedly informed $who that $his accounts would be closed “for reasons of risk”.",
        "A grant for the documentation of violations was reportedly blocked $when, after $agency had asked for the"
        " donor’s correspondence with $who.",
    ),
    "dismissal": (
        "$When, $who $was reportedly dismissed from a teaching post in $town for “conduct harmful to the institution”.",
        "Disciplinary proceedings were allegedly opened against $who $when, in which the only exhibit was a recording of"
        " a statement delivered at the United Nations.",
        "$When, $who $was reportedly removed from $his position at a public hospital after colleagues had been asked to"
        " sign a letter against $who.",
        "The enrolment of $who at the university of $town was allegedly cancelled $when, two months before the final"
        " examinations.",
        "$When, the contract of $who with a public broadcaster was reportedly ended without notice.",
    ),
    "disbarment": (
        "$When, the bar association reportedly struck $who off the register for “bringing the profession into"
        " disrepute”.",
        "The licence of $who to practise law was allegedly suspended $when, four days before a hearing in which $who"
        " $was to appear for victims.",
        "$When, a disciplinary chamber reportedly found that the communication of $who with a treaty body amounted to a"
        " breach of professional secrecy.",
        "$Who $was allegedly excluded $when from all proceedings that concern State security, by a letter which could"
        " not be appealed.",
    ),
    "deprivation_of_nationality": (
        "$When, $who reportedly learned from the official gazette that $his nationality had been withdrawn.",
        "The identity papers of $who were allegedly declared invalid $when, so that no journey, contract or medical"
        " treatment was possible.",
        "$When, the consulate reportedly refused to renew the passport of $who and advised $who to return in order to"
        " “settle the matter”.",
    ),
    "expulsion_return": (
        "$When, $who $was reportedly put on an aircraft and returned against $his will, although an application for"
        " asylum was pending.",
        "It was alleged that $who $was arrested abroad $when on the basis of an international notice that had been asked"
        " for after $his testimony.",
        "$When, $who $was allegedly ordered to leave the district of $town within 24 hours and not to return for two"
        " years.",
        "The residence permit of $who was reportedly revoked $when on grounds of public security.",
    ),
    "property_damage_search": (
        "$When, about 15 officers of $agency reportedly searched the home of $who and seized telephones, computers and"
        " notebooks.",
        "The office of $who in $town was allegedly broken into $when; nothing was taken but the files of cases that had"
        " been submitted to the United Nations.",
        "$When, the vehicle of $who was reportedly set on fire in front of $his house.",
        "A warrant that named no offence was allegedly used $when to search the premises of $who and to copy all data"
        " carriers.",
        "$When, the harvest and the sheds of $who were reportedly destroyed by men who came in vehicles of a company"
        " that had been criticized before the United Nations.",
        "It was alleged that officers who searched the rooms of $who $when refused to leave a record of what had been"
        " taken.",
    ),
    "interrogation": (
        "$When, $who $was reportedly summoned by $agency and questioned for seven hours about contacts with United"
        " Nations staff.",
        "$Who $was allegedly asked $when by officers of $agency to sign an undertaking not to communicate with"
        " “international bodies”.",
        "$When, $who reportedly received a summons that gave no reason; the questions concerned only the stay"
        " abroad.",
        "During questioning $when, $who $was allegedly shown printouts of private correspondence with a mandate holder.",
        "$When, $who $was reportedly questioned without a lawyer, and was told that the conversation “had not taken"
        " place”.",
    ),
    "charge_investigation_prosecution": (
        "$When, the prosecutor reportedly opened an investigation against $who for $charge.",
        "$Who $was allegedly charged $when with $charge; the indictment is said to quote a submission to the United"
        " Nations over three pages.",
        "$When, $court reportedly sentenced $who to four years of imprisonment for $charge.",
        "The trial of $who for $charge reportedly began $when before $court and was closed to the public.",
        "$When, $court allegedly accepted as evidence a recording of the statement that $who had delivered, and extended"
        " the charges to $charge.",
        "A complaint for $charge was reportedly filed $when against $who by an official whom the submission had named.",
        "$When, an appeal court reportedly upheld the conviction of $who for $charge after a hearing of 20 minutes.",
        "It was alleged that an investigation for $charge, which had been closed for lack of evidence, was reopened"
        " $when against $who.",
    ),
    "detention": (
        "$When, $who $was reportedly arrested in $town by officers of $agency, who showed no warrant.",
        "$Who $was allegedly taken $when from $his home in the early hours of the morning and held incommunicado for"
        " five days.",
        "$When, $who $was reportedly detained upon arrival at the airport of $town and transferred to a facility of"
        " $agency.",
        "Pretrial detention of $who was reportedly ordered $when for 60 days, which $court has since extended twice.",
        "$When, $who $was allegedly placed under house arrest, with no visitors allowed but close relatives.",
        "It was alleged that $who $was apprehended $when while leaving a meeting with United Nations staff.",
        "$When, $who $was reportedly arrested during a peaceful gathering in $town and $was released only after an"
        " undertaking had been signed.",
        "$Who $was allegedly committed $when to a psychiatric institution, on the basis of an opinion that was given"
        " without an examination.",
    ),
    "worsened_detention_conditions": (
        "$When, $who $was reportedly transferred to solitary confinement in the prison of $town, where the light is"
        " said to be left on all night.",
        "Family visits and telephone calls of $who were allegedly suspended $when for an unlimited time.",
        "$When, the prison administration reportedly stopped the medication that $who had been receiving for a heart"
        " condition.",
        "$Who $was allegedly moved $when to a prison some 700 km from $his family, without notification of the lawyers.",
        "$When, letters addressed to a United Nations body were reportedly found in the cell of $who and confiscated;"
        " books and writing paper were removed as well.",
        "It was alleged that $who began a hunger strike $when in protest against the denial of visits, and $was punished"
        " for it with 15 days of isolation.",
    ),
    "physical_attack": (
        "$When, three masked men reportedly attacked $who with sticks in a street of $town; $who had to be treated in"
        " hospital.",
        "$Who $was allegedly beaten by officers of $agency $when, while being taken to a police station.",
        "$When, a motorcycle reportedly drove into $who at a crossing in $town, and its rider was heard to mention the"
        " complaint.",
        "It was alleged that $who $was pushed to the ground and kicked $when after leaving $court.",
        "$When, a corrosive liquid was reportedly thrown at $who by an unknown person, who escaped.",
    ),
    "torture_ill_treatment": (
        "$When, $who $was reportedly subjected to beatings and stress positions in a facility of $agency in order to"
        " obtain a statement that the information sent to the United Nations was false.",
        "$Who $was allegedly kept $when without sleep, food and water for long periods while being questioned.",
        "$When, a lawyer who was allowed a short visit reportedly saw bruises on the arms and face of $who; a request for"
        " a medical examination was refused.",
        "It was alleged that $who $was threatened with electric shocks $when and forced to record a video.",
    ),
    "sexual_violence": (
        "It was alleged that $who $was subjected to sexual violence $when while in custody.",
        "$When, $who $was reportedly forced to undress in front of officers and threatened with rape.",
        "Allegations of sexual violence against $who $when were reportedly conveyed to the prosecutor, who opened no"
        " investigation.",
    ),
    "disappearance": (
        "$When, $who $was reportedly forced into a vehicle in $town by armed men in civilian clothes; $his whereabouts"
        " were unknown for 19 days.",
        "$Who reportedly did not return from an appointment with $agency $when, and inquiries by the family at four"
        " police stations remained without an answer.",
        "$When, $who $was allegedly abducted near $town by men who were heard to refer to “the Geneva papers”.",
        "It was alleged that officials denied, $when, that $who $was in custody, although witnesses had seen the arrest.",
    ),
    "attempted_killing": (
        "$When, unknown persons reportedly fired at the car in which $who $was travelling near $town.",
        "$Who reportedly survived an attempt on $his life $when, when a device exploded at the gate of $his house.",
        "$When, $who $was allegedly stabbed by an assailant who had been waiting outside the office.",
    ),
    "killing": (
        "$When, $who $was reportedly shot dead in $town by two men on a motorcycle.",
        "$Who reportedly died in custody $when; the family was not allowed to see the record of the examination.",
        "$When, the body of $who was reportedly found near $town, three days after a warning had been received.",
    ),
    "acts_against_relatives": (
        "$When, a brother of $who was reportedly detained for two nights and asked where $who $was staying.",
        "Relatives of $who were allegedly evicted $when from a flat that belongs to the municipality of $town.",
        "$When, the spouse of $who reportedly lost a post in the public service without explanation.",
        "It was alleged that the parents of $who were summoned $when and made to disown $who on camera.",
        "$When, the school of the children of $who reportedly told the family that they could not be enrolled for"
        " another year.",
        "A cousin of $who, who has no part in any human rights work, was allegedly beaten $when by men who left a"
        " message for $who.",
    ),
    "other": (
        "$When, the pension of $who was reportedly suspended until “the question of loyalty” would be settled.",
        "Electricity and water to the premises of $who were allegedly cut off $when.",
        "$When, $who $was reportedly removed from the list of beneficiaries of a reparation programme.",
    ),
    "unclear": (
        "What happened to $who after the contact with the United Nations could not be established in full, and the"
        " information received differs.",
    ),
}

SITUATION_ACTS = {
    "legislation_restricting_cooperation": (
        "A law on the registration of associations, which was adopted $when, reportedly obliges organizations to obtain"
        " permission before they communicate with “foreign public bodies”.",
        "A bill presented to parliament $when would reportedly punish the “transmission of harmful information to"
        " international organizations” with up to seven years of imprisonment.",
        "Regulations that entered into force $when reportedly require every organization to hand in, one month in"
        " advance, the text of any statement that it intends to deliver at the United Nations.",
        "A decree issued $when reportedly makes travel to meetings abroad subject to the approval of $agency.",
        "Amendments to the criminal code, published $when, allegedly extend the offence of high treason to cooperation"
        " with investigations of the United Nations.",
    ),
    "threats_intimidation": (
        "According to information received, members of civil society increasingly decline to meet United Nations staff"
        " for fear of reprisal, and several asked $when that earlier submissions be withdrawn.",
        "Victims and witnesses in several districts reportedly told United Nations staff $when that they had been warned"
        " not to speak.",
    ),
    "surveillance": (
        "Meetings of civil society with United Nations staff were reportedly monitored $when in at least three towns.",
        "Organizations that take part in the work of the United Nations reported $when that their premises were under"
        " observation.",
    ),
    "access_denied_to_un_expert": (
        "Requests by mandate holders to visit the country reportedly remained without an answer $when, and staff was"
        " kept from reaching two provinces.",
        "Access of United Nations staff to places of detention was reportedly refused $when on several occasions.",
    ),
    "travel_restriction": (
        "$When, at least nine representatives of civil society were reportedly unable to travel to Geneva, their"
        " passports having been withheld.",
        "The practice of not returning passports after foreign travel reportedly continued $when and is said to affect"
        " those above all who speak at the United Nations.",
    ),
    "defamation": (
        "$When, officials reportedly repeated in public that organizations which submit information to the United Nations"
        " are “agents of confusion”.",
        "State media reportedly published $when a number of articles in which cooperation with the United Nations was"
        " equated with espionage.",
    ),
}
