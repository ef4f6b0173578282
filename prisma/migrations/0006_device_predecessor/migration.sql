-- AlterTable
ALTER TABLE "auth_enrolment" ADD COLUMN     "predecessor" TEXT;
