# The same layout as a clone of the repository, without what building needs and without root.
FROM python:3.11.14-slim-bookworm AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /srv/tilbake
COPY requirements.lock ./
RUN python -m venv .venv && .venv/bin/pip install --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY workflow workflow
COPY forms forms
COPY web web
COPY locales locales
RUN .venv/bin/pip install --no-deps --no-build-isolation --no-index -e . \
 && .venv/bin/pybabel compile -d locales \
 && .venv/bin/python -m compileall -q workflow forms web \
 && .venv/bin/pip uninstall -q -y uv hatchling editables pip \
 && mkdir -m 700 /empty

FROM python:3.11.14-slim-bookworm
COPY --from=build /srv/tilbake /srv/tilbake
# A new volume takes its owner from the folder it is mounted over.
COPY --from=build --chown=10001:10001 /empty /data
ENV PATH=/srv/tilbake/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    TILBAKE_ENV=production \
    TILBAKE_DATA=/data \
    TILBAKE_HOST=0.0.0.0 \
    TILBAKE_PORT=8000
WORKDIR /srv/tilbake
USER 10001:10001
VOLUME /data
EXPOSE 8000
ENTRYPOINT ["tilbake"]
CMD ["web"]
