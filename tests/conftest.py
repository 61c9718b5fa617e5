"""What all tests may ask for; each fixture file says where its thing comes from."""

pytest_plugins = (
    "tests.fixtures.built_once",
    "tests.fixtures.databases",
    "tests.fixtures.queues",
    "tests.fixtures.browsers",
    "tests.fixtures.shared",
)
