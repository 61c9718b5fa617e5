"""A year of a large workplace with a whole service, whose parts are killed at random while it goes by.

    python -m tests.soak [--people 500] [--days 365] [--seed 1] [--database sqlite|postgresql] [--kills 0.6]

It starts `tilbake run` on a folder of its own and shifts its clock day by day. People open cases, meet duties, move dates and
leave; managers lose their accounts; the service stands still for five days. What should be heard is worked out apart from it
(tests/year/expected.py), and every mail that left is compared with that. Not part of the test run: it takes half an hour.
Mail goes out at any hour of a working day, because only days are shifted; that the hours are kept, tests/tasks tests.
"""
