-- AlterTable
ALTER TABLE "run" DROP CONSTRAINT "run_pkey",
ADD CONSTRAINT "run_pkey" PRIMARY KEY ("writer", "from_seq", "to_seq", "head");

-- CreateTable
CREATE TABLE "log_seen" (
    "writer" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "at" BIGINT NOT NULL,

    CONSTRAINT "log_seen_pkey" PRIMARY KEY ("writer")
);
