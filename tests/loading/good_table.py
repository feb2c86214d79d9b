"""One good table, which tests change."""

CASES = (
    "case_id,states,part,record_type,inclusion,consent,account\n"
    "C-1,XAA,new,individual,include,anonymous,It was alleged.\n"
    "C-2,NA,follow_up,group,include,not_applicable,\n"
)
