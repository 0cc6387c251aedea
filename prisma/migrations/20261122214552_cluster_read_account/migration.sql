-- AlterTable
ALTER TABLE "Cluster" ADD COLUMN     "readPassword" TEXT,
ADD COLUMN     "readUser" TEXT NOT NULL DEFAULT '';
