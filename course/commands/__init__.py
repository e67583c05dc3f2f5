"""The command line: what it takes, what each command does and says."""
