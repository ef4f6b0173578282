-- CreateTable
CREATE TABLE "notice_cursor" (
    "id" INTEGER NOT NULL,
    "position" BIGINT NOT NULL,
    "last" BIGINT NOT NULL,

    CONSTRAINT "notice_cursor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" TEXT NOT NULL,
    "n" BIGINT NOT NULL,
    "office" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "number" TEXT,
    "due" BIGINT,
    "at" BIGINT NOT NULL,
    "read_at" BIGINT,

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_delivery" (
    "id" TEXT NOT NULL,
    "notice" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "failed" INTEGER NOT NULL,
    "next_at" BIGINT NOT NULL,
    "error" TEXT,
    "made_at" BIGINT NOT NULL,
    "ended_at" BIGINT,

    CONSTRAINT "notice_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_choice" (
    "person" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "channels" TEXT[],
    "at" BIGINT NOT NULL,

    CONSTRAINT "notice_choice_pkey" PRIMARY KEY ("person")
);

-- CreateIndex
CREATE UNIQUE INDEX "notice_n_key" ON "notice"("n");

-- CreateIndex
CREATE INDEX "notice_person_n_idx" ON "notice"("person", "n");

-- CreateIndex
CREATE INDEX "notice_person_read_at_idx" ON "notice"("person", "read_at");

-- CreateIndex
CREATE INDEX "notice_subject_id_idx" ON "notice"("subject_id");

-- CreateIndex
CREATE INDEX "notice_delivery_state_next_at_idx" ON "notice_delivery"("state", "next_at");

-- CreateIndex
CREATE INDEX "notice_delivery_office_state_made_at_id_idx" ON "notice_delivery"("office", "state", "made_at", "id");

-- CreateIndex
CREATE INDEX "notice_delivery_notice_idx" ON "notice_delivery"("notice");

-- What was written before people were told of anything is not told now.
INSERT INTO "notice_cursor" ("id", "position", "last") SELECT 1, coalesce(max("position"), -1), 0 FROM "leaf";
