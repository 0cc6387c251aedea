-- Without case and accents, and with one sigma, as lib/db/fold.ts does to what is searched for.
CREATE FUNCTION search_fold(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN replace(regexp_replace(normalize(lower($1), NFD), '[\u0300-\u036f]', '', 'g'), 'ς', 'σ');

-- array_to_string is merely stable because other types may print otherwise.
CREATE FUNCTION search_words(text[]) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN array_to_string($1, ' ');

-- AlterTable
ALTER TABLE "User" ADD COLUMN "listViews" JSONB NOT NULL DEFAULT '{}',
  ADD COLUMN "nameText" TEXT NOT NULL GENERATED ALWAYS AS (
    search_fold("firstName" || ' ' || "lastName" || ' ' || username)) STORED;

-- AlterTable
ALTER TABLE "Instance" ADD COLUMN "addressOrder" TEXT,
  ADD COLUMN "ownerOrder" TEXT,
  ADD COLUMN "contactText" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "searchText" TEXT NOT NULL GENERATED ALWAYS AS (
    search_fold(name || ' ' || os || ' ' || search_words(addresses) || ' ' || search_words(macs) || ' ' || search_words(tags))) STORED,
  ADD COLUMN "face" TEXT NOT NULL GENERATED ALWAYS AS (CASE
    WHEN status = 'unknown' THEN 'unknown'
    WHEN status = 'running' THEN 'running'
    WHEN status IN ('ADMIN_down', 'USER_down') THEN 'stopped'
    WHEN status = 'ADMIN_offline' AND "operState" THEN 'shouldStop'
    WHEN status = 'ADMIN_offline' THEN 'stopped'
    WHEN status = 'ERROR_up' THEN 'shouldStop'
    WHEN status = 'ERROR_down' AND "adminState" = 'up' THEN 'shouldRun'
    WHEN status = 'ERROR_down' THEN 'stopped'
    WHEN status IN ('ERROR_nodedown', 'ERROR_nodeoffline') THEN 'nodeDown'
    ELSE 'error' END) STORED;

-- What is written with an instance is written for all of them by the next pass.
UPDATE "Instance" SET "serialNo" = -1;
UPDATE "ClusterState" SET "instancesMtime" = 0;
