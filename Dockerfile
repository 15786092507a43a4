# The server alone. It writes only to /var/lib/yichuang, and runs as nobody in particular.
FROM python:3.11-slim-bookworm AS made
WORKDIR /app
COPY requirements.lock .
RUN python -m venv .venv \
 && .venv/bin/python -m pip install -qq --disable-pip-version-check --no-cache-dir \
      --require-hashes -r requirements.lock
COPY pyproject.toml README.md ./
COPY bot bot
COPY dialogs dialogs
COPY handoff handoff
COPY knowledge knowledge
RUN .venv/bin/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e . \
 && .venv/bin/python -m compileall -q bot dialogs handoff knowledge

FROM python:3.11-slim-bookworm
RUN useradd --system --home-dir /var/lib/yichuang --create-home yichuang
COPY --from=made /app /app
USER yichuang
WORKDIR /var/lib/yichuang
ENV PATH=/app/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    YICHUANG_HOST=0.0.0.0 \
    YICHUANG_VAR=/var/lib/yichuang \
    YICHUANG_DATABASE_URL=sqlite:////var/lib/yichuang/yichuang.db
VOLUME /var/lib/yichuang
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
  CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8080/readyz', timeout=2)"]
CMD ["yichuang", "serve"]
