-- CreateTable
CREATE TABLE "RapiLatency" (
    "clusterId" INTEGER NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "answers" INTEGER NOT NULL DEFAULT 0,
    "totalMs" INTEGER NOT NULL DEFAULT 0,
    "slowestMs" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "RapiLatency_pkey" PRIMARY KEY ("clusterId","hour")
);

-- CreateIndex
CREATE INDEX "RapiLatency_hour_idx" ON "RapiLatency"("hour");

-- AddForeignKey
ALTER TABLE "RapiLatency" ADD CONSTRAINT "RapiLatency_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "Cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;
