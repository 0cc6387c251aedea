-- AlterTable
ALTER TABLE "Act" ADD COLUMN     "nodeGroup" TEXT;

ALTER TABLE "Act" DROP CONSTRAINT "Act_one_subject";
ALTER TABLE "Act" ADD CONSTRAINT "Act_one_subject" CHECK (num_nonnulls("instance", "node", "nodeGroup") = 1);
