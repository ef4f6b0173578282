-- CreateTable
CREATE TABLE "stamp_wait" (
    "size" BIGINT NOT NULL,
    "day" TEXT NOT NULL,
    "since" BIGINT NOT NULL,
    "tries" INTEGER NOT NULL,
    "next_at" BIGINT NOT NULL,
    "failure" TEXT NOT NULL,

    CONSTRAINT "stamp_wait_pkey" PRIMARY KEY ("size")
);
