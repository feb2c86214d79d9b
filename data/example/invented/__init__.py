"""Turn a seed into the tables of the example: invented States, persons, cases, actions and replies.

Nothing here is real or stands for something real. The rooms: `states` and `persons` invent who, `plan` what happened
to whom, `accounts` tells it in the words of `wording`, `record` adds United Nations action and replies, `edges` the
cases that must not appear, `tables` writes it all as CSV.
"""
