-- AlterTable
ALTER TABLE "Act" ADD COLUMN     "detail" JSONB NOT NULL DEFAULT '{}';
