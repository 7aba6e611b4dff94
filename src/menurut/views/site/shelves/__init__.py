"""What the pages of one area take from the ledger."""
