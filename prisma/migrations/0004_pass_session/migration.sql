-- CreateTable
CREATE TABLE "auth_pass_session" (
    "id" TEXT NOT NULL,
    "pass" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "opened_at" BIGINT NOT NULL,
    "last_seen" BIGINT NOT NULL,

    CONSTRAINT "auth_pass_session_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "auth_pass_session_pass_idx" ON "auth_pass_session"("pass");
