-- AlterTable: an act on an instance or a node
ALTER TABLE "Act" ADD COLUMN "node" TEXT,
  ALTER COLUMN "instance" DROP NOT NULL,
  ADD CONSTRAINT "Act_one_subject" CHECK (num_nonnulls("instance", "node") = 1);

-- AlterTable
ALTER TABLE "Job" ADD COLUMN "waitsFor" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "opId" TEXT GENERATED ALWAYS AS (opcodes -> 0 ->> 'opId') STORED,
  ADD COLUMN "actId" UUID GENERATED ALWAYS AS (
    substring(reason::text from '\mact ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\M')::uuid) STORED;

-- AlterTable: what the node has besides memory and disk
ALTER TABLE "Node" ADD COLUMN "cpuSockets" INTEGER;

-- CreateIndex
CREATE INDEX "Job_receivedAt_idx" ON "Job"("receivedAt");

-- CreateIndex
CREATE INDEX "Job_status_idx" ON "Job"("status");

-- CreateIndex
CREATE INDEX "Job_actId_idx" ON "Job"("actId");

-- CreateIndex
CREATE INDEX "Instance_clusterId_primaryNode_idx" ON "Instance"("clusterId", "primaryNode");
