"""What must not come out: planted in a folder, watched while a command runs, hunted in whatever it leaves."""
