-- CreateTable
CREATE TABLE "DailySample" (
    "day" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "clusterId" INTEGER NOT NULL,
    "instances" INTEGER NOT NULL,
    "running" INTEGER NOT NULL,
    "vcpus" INTEGER NOT NULL,
    "memory" BIGINT NOT NULL,
    "disk" BIGINT NOT NULL,

    CONSTRAINT "DailySample_pkey" PRIMARY KEY ("kind","subject","day","clusterId")
);

-- CreateIndex
CREATE INDEX "DailySample_day_idx" ON "DailySample"("day");
