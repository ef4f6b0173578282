-- CreateTable
CREATE TABLE "auth_user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMP(3) NOT NULL,
    "username" TEXT,
    "display_username" TEXT,
    "two_factor_enabled" BOOLEAN,
    "person_id" TEXT NOT NULL,
    "office" TEXT,
    "locked" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "auth_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_session" (
    "id" TEXT NOT NULL,
    "expires_at" TIMESTAMP(3) NOT NULL,
    "token" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMP(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "user_id" TEXT NOT NULL,

    CONSTRAINT "auth_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_account" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMP(3),
    "refresh_token_expires_at" TIMESTAMP(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "auth_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMP(3) NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "auth_verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_two_factor" (
    "id" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "backup_codes" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,

    CONSTRAINT "auth_two_factor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_attempt" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "ok" BOOLEAN NOT NULL,

    CONSTRAINT "auth_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_session_clock" (
    "id" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "opened_at" BIGINT NOT NULL,
    "last_seen" BIGINT NOT NULL,

    CONSTRAINT "auth_session_clock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_credential_state" (
    "user_id" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "set_at" BIGINT NOT NULL,
    "must_change" BOOLEAN NOT NULL,
    "previous" TEXT[],

    CONSTRAINT "auth_credential_state_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "auth_enrolment" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "persons" TEXT[],
    "started_by" TEXT NOT NULL,
    "seat" TEXT,
    "started_at" BIGINT NOT NULL,
    "expires_at" BIGINT NOT NULL,
    "device" TEXT,

    CONSTRAINT "auth_enrolment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_setup_code" (
    "id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "made_at" BIGINT NOT NULL,

    CONSTRAINT "auth_setup_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "writer" (
    "id" TEXT NOT NULL,
    "alg" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "class" TEXT NOT NULL,
    "office" TEXT,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "persons" TEXT[],
    "state" TEXT NOT NULL,
    "head_seq" INTEGER NOT NULL DEFAULT 0,
    "head_hash" TEXT,
    "revoked_seq" INTEGER,
    "revoked_hash" TEXT,
    "enrolled_at" BIGINT NOT NULL,

    CONSTRAINT "writer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "entry" (
    "hash" TEXT NOT NULL,
    "writer" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "branch" INTEGER NOT NULL DEFAULT 0,
    "kind" TEXT NOT NULL,
    "schema" INTEGER NOT NULL,
    "office" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "expected" INTEGER,
    "actor_person" TEXT NOT NULL,
    "actor_seat" TEXT,
    "clock" BIGINT NOT NULL,
    "arrival" BIGINT NOT NULL,
    "contested" TEXT,
    "header" BYTEA NOT NULL,

    CONSTRAINT "entry_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "entry_payload" (
    "hash" TEXT NOT NULL,
    "fields" BYTEA NOT NULL,

    CONSTRAINT "entry_payload_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "run" (
    "writer" TEXT NOT NULL,
    "from_seq" INTEGER NOT NULL,
    "to_seq" INTEGER NOT NULL,
    "head" TEXT NOT NULL,
    "alg" TEXT NOT NULL,
    "sig" BYTEA NOT NULL,
    "arrival" BIGINT NOT NULL,

    CONSTRAINT "run_pkey" PRIMARY KEY ("writer","from_seq","to_seq")
);

-- CreateTable
CREATE TABLE "held" (
    "hash" TEXT NOT NULL,
    "writer" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "actor_person" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "missing" TEXT[],
    "since" BIGINT NOT NULL,
    "header" BYTEA NOT NULL,
    "fields" BYTEA NOT NULL,

    CONSTRAINT "held_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "rejected" (
    "id" TEXT NOT NULL,
    "writer" TEXT,
    "seq" INTEGER,
    "hash" TEXT,
    "reason" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "arrival" BIGINT NOT NULL,
    "unit" BYTEA NOT NULL,

    CONSTRAINT "rejected_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fork" (
    "hash" TEXT NOT NULL,
    "other" TEXT NOT NULL,
    "writer" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "arrival" BIGINT NOT NULL,

    CONSTRAINT "fork_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "pending" (
    "hash" TEXT NOT NULL,

    CONSTRAINT "pending_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "leaf" (
    "position" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "leaf_pkey" PRIMARY KEY ("position")
);

-- CreateTable
CREATE TABLE "lane" (
    "writer" TEXT NOT NULL,
    "holder" TEXT,
    "until" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "lane_pkey" PRIMARY KEY ("writer")
);

-- CreateTable
CREATE TABLE "blob" (
    "sha256" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "mime" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "arrival" BIGINT NOT NULL,
    "checked_at" BIGINT,

    CONSTRAINT "blob_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "access_log" (
    "seq" BIGINT NOT NULL,
    "office" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "person" TEXT NOT NULL,
    "seat" TEXT,
    "action" TEXT NOT NULL,
    "noun" TEXT NOT NULL,
    "target" TEXT,
    "facts" JSONB NOT NULL,
    "prev" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "access_log_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "access_log_seal" (
    "to_seq" BIGINT NOT NULL,
    "from_seq" BIGINT NOT NULL,
    "head" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "entry" TEXT,

    CONSTRAINT "access_log_seal_pkey" PRIMARY KEY ("to_seq")
);

-- CreateTable
CREATE TABLE "projection" (
    "id" INTEGER NOT NULL,
    "version" TEXT NOT NULL,
    "tables" TEXT[],
    "whole" BOOLEAN NOT NULL,
    "made_at" BIGINT NOT NULL,

    CONSTRAINT "projection_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "auth_user_email_key" ON "auth_user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "auth_user_username_key" ON "auth_user"("username");

-- CreateIndex
CREATE INDEX "auth_user_person_id_idx" ON "auth_user"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "auth_session_token_key" ON "auth_session"("token");

-- CreateIndex
CREATE INDEX "auth_session_user_id_idx" ON "auth_session"("user_id");

-- CreateIndex
CREATE INDEX "auth_session_expires_at_idx" ON "auth_session"("expires_at");

-- CreateIndex
CREATE INDEX "auth_account_user_id_idx" ON "auth_account"("user_id");

-- CreateIndex
CREATE INDEX "auth_verification_identifier_idx" ON "auth_verification"("identifier");

-- CreateIndex
CREATE INDEX "auth_two_factor_user_id_idx" ON "auth_two_factor"("user_id");

-- CreateIndex
CREATE INDEX "auth_attempt_name_at_idx" ON "auth_attempt"("name", "at");

-- CreateIndex
CREATE INDEX "auth_session_clock_person_idx" ON "auth_session_clock"("person");

-- CreateIndex
CREATE INDEX "auth_credential_state_person_idx" ON "auth_credential_state"("person");

-- CreateIndex
CREATE UNIQUE INDEX "auth_enrolment_code_key" ON "auth_enrolment"("code");

-- CreateIndex
CREATE INDEX "auth_enrolment_device_idx" ON "auth_enrolment"("device");

-- CreateIndex
CREATE INDEX "writer_subject_id_idx" ON "writer"("subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "entry_writer_seq_branch_key" ON "entry"("writer", "seq", "branch");

-- CreateIndex
CREATE UNIQUE INDEX "entry_subject_id_subject_type_expected_key" ON "entry"("subject_id", "subject_type", "expected");

-- CreateIndex
CREATE INDEX "held_writer_seq_idx" ON "held"("writer", "seq");

-- CreateIndex
CREATE INDEX "held_office_since_idx" ON "held"("office", "since");

-- CreateIndex
CREATE INDEX "held_missing_idx" ON "held" USING GIN ("missing");

-- CreateIndex
CREATE INDEX "rejected_arrival_idx" ON "rejected"("arrival");

-- CreateIndex
CREATE INDEX "rejected_writer_seq_idx" ON "rejected"("writer", "seq");

-- CreateIndex
CREATE INDEX "fork_writer_seq_idx" ON "fork"("writer", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "leaf_hash_key" ON "leaf"("hash");

-- CreateIndex
CREATE INDEX "blob_subject_idx" ON "blob"("subject");

-- CreateIndex
CREATE INDEX "access_log_office_at_idx" ON "access_log"("office", "at");

-- CreateIndex
CREATE INDEX "access_log_person_at_idx" ON "access_log"("person", "at");

-- CreateIndex
CREATE INDEX "access_log_target_idx" ON "access_log"("target");

-- The journal only grows. Erasure changes entry_payload alone; nothing changes an entry, its place in the order or its run.
CREATE FUNCTION mingcha_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'table % is append-only', TG_TABLE_NAME;
END
$$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "entry" FOR EACH STATEMENT EXECUTE FUNCTION mingcha_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "leaf" FOR EACH STATEMENT EXECUTE FUNCTION mingcha_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "run" FOR EACH STATEMENT EXECUTE FUNCTION mingcha_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "access_log" FOR EACH STATEMENT EXECUTE FUNCTION mingcha_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON "entry_payload" FOR EACH STATEMENT EXECUTE FUNCTION mingcha_append_only();
