-- CreateTable
CREATE TABLE "tree_tile" (
    "level" INTEGER NOT NULL,
    "index" BIGINT NOT NULL,
    "hashes" BYTEA NOT NULL,

    CONSTRAINT "tree_tile_pkey" PRIMARY KEY ("level","index")
);

-- CreateTable
CREATE TABLE "tree_head" (
    "size" BIGINT NOT NULL,
    "root" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "alg" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "sig" BYTEA NOT NULL,

    CONSTRAINT "tree_head_pkey" PRIMARY KEY ("size")
);

-- What was signed of the log stays: whoever keeps a head can ask for it for ever.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "tree_head" FOR EACH STATEMENT EXECUTE FUNCTION mingcha_append_only();
