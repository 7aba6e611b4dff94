"""`python -m menurut`: the command line."""
from menurut.views.cli import main

if __name__ == "__main__":
    main()
