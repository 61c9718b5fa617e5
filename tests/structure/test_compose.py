"""The larger installation as docker-compose.yml describes it: valid, closed, pinned, without root and without secrets."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from compose_spec import PyCompose
from compose_spec.models import ComposeSpecification

from web.cli import COMMANDS
from web.settings import load_settings
from workflow.adapters.queue.names import QUEUES

ROOT = Path(__file__).parents[2]
VARIABLE = re.compile(r"(?<!\$)\$\{(?P<name>[A-Z_]+)(?::(?P<kind>[-?])(?P<rest>[^}]*))?\}")
GIVEN = {"TILBAKE_BASE_URL": "https://tilbake.example.no"}
EXACT_TAG = re.compile(r"^[a-z0-9./-]+:\d+\.\d+(\.\d+)?[a-z0-9.-]*$")


def interpolated(text: str) -> str:
    """What compose makes of the variables when only the required ones are given."""

    def value(found: re.Match[str]) -> str:
        if found["name"] in GIVEN:
            return GIVEN[found["name"]]
        assert found["kind"] == "-", f"{found['name']} is required and nobody says so"
        return found["rest"]

    return VARIABLE.sub(value, text)


COMPOSE: dict[str, Any] = yaml.safe_load(interpolated((ROOT / "docker-compose.yml").read_text()))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = sorted(name for name, service in SERVICES.items() if service["image"].startswith("tilbake:"))
THEIRS = sorted(set(SERVICES) - set(OURS))
DOCKERFILE = (ROOT / "Dockerfile").read_text()


each_service = pytest.mark.parametrize("name", sorted(SERVICES))


def test_the_file_is_what_the_compose_specification_asks_for() -> None:
    plain = {key: value for key, value in COMPOSE.items() if not key.startswith("x-")}
    compose = PyCompose.from_yaml(yaml.safe_dump(plain))
    compose.validate()
    assert sorted(compose.service_names()) == sorted(SERVICES)
    ComposeSpecification.model_validate(plain)


def test_it_holds_every_part_of_a_larger_installation() -> None:
    workers = {f"worker-{queue.replace('_', '-')}" for queue in QUEUES}
    assert {
        "web",
        "relay",
        "scheduler",
        "database",
        "redis",
        "mail-sink",
        "clamav",
        "migrate",
        *workers,
    } == set(SERVICES)


@pytest.mark.parametrize("queue", QUEUES)
def test_every_queue_has_a_worker_of_its_own(queue: str) -> None:
    assert SERVICES[f"worker-{queue.replace('_', '-')}"]["command"] == ["worker", queue]


@pytest.mark.parametrize("name", OURS)
def test_every_container_of_ours_runs_a_command_that_exists(name: str) -> None:
    assert SERVICES[name]["command"][0] in COMMANDS


@each_service
def test_nothing_but_the_pages_can_be_reached_from_outside(name: str) -> None:
    service = SERVICES[name]
    assert ("ports" in service) == (name == "web")
    assert "network_mode" not in service
    assert "expose" not in service


def test_the_pages_are_published_to_a_proxy_on_the_same_machine_unless_told_otherwise() -> None:
    assert SERVICES["web"]["ports"] == ["127.0.0.1:8000:8000"]


def test_database_and_queue_have_no_way_out() -> None:
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    assert {name for name, service in SERVICES.items() if "outside" in service["networks"]} == {
        "web",
        "worker-messages",
        "clamav",
    }
    for name in set(THEIRS) - {"clamav"}:
        assert SERVICES[name]["networks"] == ["inside"]


@each_service
def test_every_network_volume_and_secret_that_is_used_is_declared(name: str) -> None:
    service = SERVICES[name]
    assert set(service["networks"]) <= set(COMPOSE["networks"])
    assert set(service.get("secrets", [])) <= set(COMPOSE["secrets"])
    assert {volume.split(":")[0] for volume in service.get("volumes", [])} <= set(COMPOSE["volumes"])


def test_everything_declared_is_used() -> None:
    for kind in ("networks", "secrets"):
        assert {one for service in SERVICES.values() for one in service.get(kind, [])} == set(COMPOSE[kind])
    used = {volume.split(":")[0] for service in SERVICES.values() for volume in service.get("volumes", [])}
    assert used == set(COMPOSE["volumes"])


@each_service
def test_no_container_gets_a_folder_of_the_machine_or_its_container_engine(name: str) -> None:
    for volume in SERVICES[name].get("volumes", []):
        assert not volume.startswith((".", "/", "~")), volume


@each_service
def test_every_image_is_pinned_to_an_exact_version(name: str) -> None:
    assert EXACT_TAG.match(SERVICES[name]["image"]), SERVICES[name]["image"]


@each_service
def test_no_container_runs_as_root_or_can_become_it(name: str) -> None:
    service = SERVICES[name]
    assert service["user"] not in {"root", "0", "0:0"}
    assert service["cap_drop"] == ["ALL"]
    assert "cap_add" not in service
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert not service.get("privileged")


@each_service
def test_every_container_is_read_only_but_for_its_data_and_a_bounded_temporary_folder(name: str) -> None:
    assert SERVICES[name]["read_only"] is True
    assert any(entry.startswith("/tmp:size=") for entry in SERVICES[name]["tmpfs"])


@each_service
def test_what_stays_up_is_watched_and_started_again(name: str) -> None:
    service = SERVICES[name]
    if name == "migrate":
        assert service["restart"] == "no"
        return
    assert service["restart"] == "unless-stopped"
    assert service["healthcheck"]["test"][0] in {"CMD", "CMD-SHELL"}
    assert {"interval", "timeout", "retries"} <= set(service["healthcheck"])


@each_service
def test_no_log_can_fill_the_disk(name: str) -> None:
    assert set(SERVICES[name]["logging"]["options"]) == {"max-size", "max-file"}


@pytest.mark.parametrize("name", sorted(set(OURS) - {"migrate", "mail-sink"}))
def test_nothing_starts_before_database_and_queue_answer_and_the_tables_are_there(name: str) -> None:
    needs = {other: how["condition"] for other, how in SERVICES[name]["depends_on"].items()}
    assert needs == {
        "database": "service_healthy",
        "redis": "service_healthy",
        "migrate": "service_completed_successfully",
    }


def test_secrets_are_files_and_never_stand_in_the_environment() -> None:
    for secret in COMPOSE["secrets"].values():
        assert secret["file"].startswith("./secrets/")
    for name, service in SERVICES.items():
        for variable, value in service.get("environment", {}).items():
            if re.search(r"PASSWORD|SECRET|KEY", variable):
                assert variable.endswith("_FILE"), (name, variable)
                assert str(value).startswith("/run/secrets/"), (name, variable)
            assert not re.search(r"://[^/@]+:[^/@]+@", str(value)), (name, variable)
    assert "secrets/" in (ROOT / ".gitignore").read_text().splitlines()


@pytest.mark.parametrize("name", OURS)
def test_the_settings_of_every_container_are_complete_for_production(name: str, tmp_path: Path) -> None:
    environ = {"TILBAKE_ENV": "production", "TILBAKE_HOST": "0.0.0.0", "TILBAKE_DATA": str(tmp_path / "data")}
    for secret in COMPOSE["secrets"]:
        (tmp_path / secret).write_text("smtp://mail:25" if secret == "smtp_url" else "s" * 40)
    for variable, value in SERVICES[name]["environment"].items():
        environ[variable] = str(value).replace("/run/secrets", str(tmp_path))
    settings = load_settings(environ)
    assert settings.is_production
    assert settings.database_url == f"postgresql+psycopg://tilbake_app:{'s' * 40}@database:5432/tilbake"
    assert settings.redis_url == f"redis://:{'s' * 40}@redis:6379/0"
    assert not settings.embedded_redis


def test_the_queue_keeps_what_it_was_told_and_evicts_nothing() -> None:
    (script,) = SERVICES["redis"]["command"]
    for option in ("--appendonly yes", "--appendfsync everysec", "--maxmemory-policy noeviction"):
        assert option in script


def test_mail_is_caught_and_files_are_scanned_in_profiles_of_their_own_only() -> None:
    assert {name: service["profiles"] for name, service in SERVICES.items() if "profiles" in service} == {
        "mail-sink": ["dev"],
        "clamav": ["scan"],
    }


def test_no_scanner_is_asked_unless_somebody_says_so() -> None:
    assert SERVICES["web"]["environment"]["TILBAKE_CLAMAV"] == ""


def test_the_image_is_built_from_exact_versions_and_hashes_and_runs_without_root() -> None:
    bases = re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    assert all(EXACT_TAG.match(base) for base in bases)
    assert len(set(bases)) == 1, "built and run on the same base"
    assert "--require-hashes" in DOCKERFILE
    last_stage = DOCKERFILE[DOCKERFILE.rindex("\nFROM ") :]
    assert "\nUSER 10001:10001" in last_stage
    assert "\nRUN " not in last_stage
    assert {service["user"] for name, service in SERVICES.items() if name in OURS} == {"10001:10001"}


def test_only_what_the_image_needs_goes_to_its_builder() -> None:
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    assert "*" in lines
    copied = {
        name
        for line in re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
        for name in line.split()
    }
    assert copied == {line[1:] for line in lines if line.startswith("!")}
    assert all((ROOT / name).exists() for name in copied)
