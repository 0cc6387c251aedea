-- CreateTable
CREATE TABLE "Confirmation" (
    "id" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "userId" INTEGER NOT NULL,
    "clusterId" INTEGER NOT NULL,
    "instance" TEXT NOT NULL,
    "uuid" TEXT NOT NULL,
    "owners" TEXT[],
    "detail" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Confirmation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Confirmation_tokenHash_key" ON "Confirmation"("tokenHash");

-- CreateIndex
CREATE INDEX "Confirmation_clusterId_instance_idx" ON "Confirmation"("clusterId", "instance");

-- AddForeignKey
ALTER TABLE "Confirmation" ADD CONSTRAINT "Confirmation_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Confirmation" ADD CONSTRAINT "Confirmation_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "Cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;
