#!/bin/sh
# The database into a new file of FOLDER, readable by nobody else: backup.sh FOLDER. Takes DATABASE_URL; the portal may
# run. The keys are not in it: see docs/operations/backup.md.
set -eu
umask 077
folder=${1:?the folder for the file}
file="$folder/ganetimgr-$(date -u +%Y%m%dT%H%M%SZ).dump"
trap 'rm -f "$file.part"' EXIT
pg_dump --format=custom --no-owner --no-privileges --file="$file.part" "${DATABASE_URL:?}"
pg_restore --list "$file.part" >/dev/null
mv "$file.part" "$file"
echo "$file"
