-- AlterTable
ALTER TABLE "Confirmation" ADD COLUMN     "acts" UUID[] DEFAULT ARRAY[]::UUID[];

-- CreateTable
CREATE TABLE "RememberedRequest" (
    "userId" INTEGER NOT NULL,
    "program" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "status" INTEGER,
    "headers" JSONB NOT NULL DEFAULT '{}',
    "body" TEXT,

    CONSTRAINT "RememberedRequest_pkey" PRIMARY KEY ("userId","program","key")
);

-- CreateTable
CREATE UNLOGGED TABLE "RequestCount" (
    "key" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "RequestCount_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "RememberedRequest_startedAt_idx" ON "RememberedRequest"("startedAt");

-- CreateIndex
CREATE INDEX "RequestCount_startedAt_idx" ON "RequestCount"("startedAt");

-- AddForeignKey
ALTER TABLE "RememberedRequest" ADD CONSTRAINT "RememberedRequest_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
