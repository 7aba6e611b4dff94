"""Bringing articles in while others look at the ledger: a queue that outlives the process, a worker that reads, feeds that
are asked politely for what is new.

`Intake` is what pages and commands use; its tables lie in the ledger's database and can be emptied without loss of what was
read.
"""
from menurut.intake.feeds import Subscribed
from menurut.intake.intake import Intake
from menurut.intake.jobs import Given, Item, Job, Outcome
from menurut.intake.queue import Full
from menurut.intake.reach import Reach

__all__ = ["Full", "Given", "Intake", "Item", "Job", "Outcome", "Reach", "Subscribed"]
