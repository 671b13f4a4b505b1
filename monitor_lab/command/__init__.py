"""The command line: `monitor-lab`, a file a subcommand."""
