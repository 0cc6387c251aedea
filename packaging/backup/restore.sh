#!/bin/sh
# A file of backup.sh into the empty database of DATABASE_URL, whole or not at all: restore.sh FILE. No portal may run.
set -eu
file=${1:?a file that backup.sh wrote}
tables=$(psql -XAtc "select count(*) from pg_tables where schemaname = 'public'" "${DATABASE_URL:?}")
if [ "$tables" -ne 0 ]; then
  echo "The database is not empty: make a new one" >&2
  exit 1
fi
pg_restore --no-owner --no-privileges --exit-on-error --single-transaction --dbname="$DATABASE_URL" "$file"
