-- CreateTable
CREATE TABLE "GraphQueries" (
    "clusterId" INTEGER NOT NULL,
    "queries" JSONB NOT NULL,

    CONSTRAINT "GraphQueries_pkey" PRIMARY KEY ("clusterId")
);

-- AddForeignKey
ALTER TABLE "GraphQueries" ADD CONSTRAINT "GraphQueries_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "Cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;
