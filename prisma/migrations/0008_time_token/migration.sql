-- CreateTable
CREATE TABLE "time_token" (
    "hash" TEXT NOT NULL,
    "writer" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "alg" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "nonce" TEXT NOT NULL,
    "sig" BYTEA NOT NULL,

    CONSTRAINT "time_token_pkey" PRIMARY KEY ("hash")
);

-- What somebody quotes as the earliest that an entry can be stays what it was.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "time_token" FOR EACH STATEMENT EXECUTE FUNCTION mingcha_append_only();
