"""The commands, in the order of the work: options to requests, errors to messages and exit codes. No logic."""
