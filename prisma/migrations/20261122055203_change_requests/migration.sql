-- AlterTable
ALTER TABLE "Application" ADD COLUMN     "change" JSONB,
ADD COLUMN     "instanceUuid" TEXT,
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'create';

-- CreateIndex
CREATE INDEX "Application_instanceUuid_idx" ON "Application"("instanceUuid");
