-- AlterTable
ALTER TABLE "AuditEntry" ADD COLUMN "position" INTEGER,
  ADD COLUMN "previous" TEXT,
  ADD COLUMN "hash" TEXT,
  ADD COLUMN "searchText" TEXT NOT NULL GENERATED ALWAYS AS (
    search_fold("actorName" || ' ' || action || ' ' || "targetId" || ' ' || coalesce(cluster, '') || ' ' ||
      coalesce(instance, '') || ' ' || coalesce(address, ''))) STORED;

-- CreateTable
CREATE TABLE "AuditHead" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "length" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditHead_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "AuditHead_one" CHECK ("id" = 1)
);
INSERT INTO "AuditHead" VALUES (1, 0, '');

-- CreateIndex
CREATE UNIQUE INDEX "AuditEntry_position_key" ON "AuditEntry"("position");

-- CreateIndex
CREATE INDEX "AuditEntry_actorName_idx" ON "AuditEntry"("actorName");

-- CreateIndex
CREATE INDEX "AuditEntry_action_idx" ON "AuditEntry"("action");

-- What an entry says, in one form: jsonb orders the keys of an object and writes each value in one way. `at` in ms.
CREATE FUNCTION audit_content(entry "AuditEntry", "at position" INTEGER) RETURNS text LANGUAGE sql STABLE
RETURN jsonb_build_array("at position", entry.id, round(extract(epoch FROM entry.at) * 1000)::bigint, entry."actorKind",
  entry."actorId", entry."actorName", entry.action, entry.target, entry."targetId", entry.cluster, entry.instance,
  entry."jobId", entry.detail, entry.allowed, entry.address, entry."requestId")::text;

-- Called as a transaction commits: the head is locked for a moment only, and after everything else that it locks.
-- \x3b is a semicolon: Prisma's engine cuts a migration at each one, even within a body.
CREATE FUNCTION audit_chain(entry "AuditEntry") RETURNS void LANGUAGE plpgsql AS E'
DECLARE
  head "AuditHead"\x3b
  next TEXT\x3b
BEGIN
  SELECT * INTO STRICT head FROM "AuditHead" FOR UPDATE\x3b
  next := encode(sha256(convert_to(head.hash || chr(10) || audit_content(entry, head.length + 1), ''UTF8'')), ''hex'')\x3b
  UPDATE "AuditEntry" SET position = head.length + 1, previous = head.hash, hash = next WHERE id = entry.id\x3b
  IF FOUND THEN
    UPDATE "AuditHead" SET length = head.length + 1, hash = next\x3b
  END IF\x3b
END';

CREATE FUNCTION audit_chain_new() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  PERFORM audit_chain(NEW)\x3b
  RETURN NULL\x3b
END';

-- What was written before has no other order than its numbers.
DO E'
DECLARE
  entry "AuditEntry"\x3b
BEGIN
  FOR entry IN SELECT * FROM "AuditEntry" ORDER BY id LOOP
    PERFORM audit_chain(entry)\x3b
  END LOOP\x3b
END';

CREATE CONSTRAINT TRIGGER audit_chain AFTER INSERT ON "AuditEntry"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_chain_new();
