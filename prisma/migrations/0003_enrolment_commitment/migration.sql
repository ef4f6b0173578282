-- AlterTable
ALTER TABLE "auth_enrolment" ADD COLUMN     "digits" TEXT,
ADD COLUMN     "nonce" TEXT,
ADD COLUMN     "strangers" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "value" TEXT;
