"""Turn a seed into the tables of the example: invented States, persons, cases, actions and replies.

Nothing here is real or stands for something real. `states` and `persons` invent who, `plan` what happened to whom,
`record` what was done and replied, `edges` what chance would not bring. `accounts` tells it with `cast`, `nouns`,
`when` and the sentences of `wording`. `tables` writes it as CSV, and `corrected` puts back a few earlier values.
"""
