"""What people and programs see of readings: the command line, the terminal, files and pages."""
