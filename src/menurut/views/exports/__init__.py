"""A ledger's claims as files for other programs."""
