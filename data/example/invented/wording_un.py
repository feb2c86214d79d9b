"""Sentences on what United Nations bodies did, and the words of replies."""

COMMUNICATIONS = (
    "$On, special procedures mandate holders raised with the Government the allegations concerning $who$ref.",
    "The case was the subject of a communication by special procedures mandate holders $on_inside$ref.",
    "Special procedures mandate holders addressed the allegations in a letter to the Government $on_inside$ref.",
    "$On, mandate holders conveyed their concern at the alleged acts to the Government$ref.",
    "The case of $who was raised by special procedures mandate holders $on_inside$ref.",
)
JOINT = "The communication addressed more than one case."

OTHER_ACTIONS = {
    "opinion": (
        "$On, the Working Group on Arbitrary Detention adopted an opinion in which it found the deprivation of liberty"
        " of $who to be arbitrary$ref.",
        "In an opinion adopted $on_inside, the Working Group on Arbitrary Detention concluded that the detention of $who"
        " resulted from the exercise of the right to seek access to the United Nations$ref.",
    ),
    "statement": (
        "$On, $body expressed concern in public at the reported measures$ref.",
        "In a statement made $on_inside, $body called for an end to acts of this kind$ref.",
        "$On, $body urged the authorities in a public statement to ensure that nobody is punished for cooperation with"
        " the United Nations$ref.",
    ),
    "report": (
        "The allegations were addressed by $body in a report published $on_inside$ref.",
        "In a report of $on_month, $body noted with concern the reported measures against persons who had cooperated"
        " with it$ref.",
    ),
    "meeting": (
        "$On, $body raised the matter at a meeting with representatives of the Government.",
        "The allegations were discussed by $body with the Permanent Mission $on_inside.",
    ),
    "note_verbale": (
        "$On, $body sought information from the Permanent Mission in a note verbale.",
        "In a note verbale sent $on_inside, $body transmitted the allegations and invited the Government to comment.",
    ),
}

REPLIES = {
    ("substantive", "rejects"): (
        "The Government rejected the allegations and stated that $subject had never been subject to any measure because"
        " of contacts with the United Nations. It recalled that criminal proceedings are conducted by independent courts"
        " and that the charges concern acts which are offences in any State.",
        "The Government stated that the allegations were “wholly without foundation” and that the measures had been"
        " taken in accordance with domestic law. It gave the dates of the hearings and the articles that had been"
        " applied.",
        "According to the Government, the measures were unrelated to any cooperation with the United Nations. It added"
        " that appeals had been open to those concerned and had not been used.",
        "The Government regretted that mandate holders had relied on “information from unverified sources”. It stated"
        " that no complaint had been filed with the competent authorities.",
        "The Government informed that an examination of the registers had found no trace of the events described, and"
        " rejected the claim of a reprisal.",
    ),
    ("substantive", "partly"): (
        "The Government confirmed that $subject had been questioned, but denied that this had been connected with the"
        " United Nations. It informed that one officer had been reprimanded for a breach of procedure.",
        "The Government acknowledged that the rules on notification had not been observed in full. It rejected the"
        " other allegations and stated that the matter was before the courts.",
        "The Government stated that the travel restriction had been recorded in error and had been lifted. It did not"
        " agree that there had been any intention to intimidate.",
    ),
    ("substantive", "accepts"): (
        "The Government stated that the allegations had been found to be accurate, that the officials responsible had"
        " been suspended and that an apology and compensation had been offered.",
        "The Government accepted that the measures should not have been taken. It informed that they had been annulled"
        " and that instructions on the right to unhindered access to the United Nations had been issued to all"
        " authorities.",
    ),
    ("substantive", "none_stated"): (
        "The Government provided information on the general legal framework for associations and on the guarantees of a"
        " fair trial.",
        "The Government listed the charges and the dates of the hearings. It did not comment on the allegation that the"
        " measures were connected with the United Nations.",
        "The Government described recent reforms of the penal system and of the judiciary.",
    ),
    ("acknowledgement", "none_stated"): (
        "The Government acknowledged receipt of the communication.",
        "The Permanent Mission confirmed that the letter had been forwarded to the capital.",
    ),
    ("holding", "none_stated"): (
        "The Government stated that the competent authorities had been asked for information and that a reply would"
        " follow.",
        "The Government asked for an extension of the time limit, as the file was with a court.",
    ),
    ("translation_pending", "none_stated"): ("",),
}

REPLIES_ANONYMOUS = {
    ("substantive", "rejects"): (
        "The Government rejected the allegations and stated that the measures had been taken in accordance with domestic"
        " law.",
        "According to the Government, the measures were unrelated to any cooperation with the United Nations.",
    ),
    ("substantive", "partly"): (
        "The Government confirmed that questions had been put, but denied any connection with the United Nations.",
    ),
    ("substantive", "accepts"): ("The Government stated that the measures had been annulled.",),
    ("substantive", "none_stated"): (
        "The Government provided general information on the legal framework and did not comment on the allegations.",
    ),
    ("acknowledgement", "none_stated"): ("The Government acknowledged receipt.",),
    ("holding", "none_stated"): ("The Government stated that a reply would follow.",),
    ("translation_pending", "none_stated"): ("",),
}

DE_FACTO_REPLY = (
    "Representatives of the de facto authorities stated that they respected the work of the United Nations and that the"
    " persons concerned had been held for reasons of their own safety."
)
