"""`python -m foedus` is `foedus`."""

from foedus.desk.cli import main

if __name__ == "__main__":
    main(prog_name="foedus")
