-- CreateTable
CREATE TABLE "access_log_cut" (
    "to_seq" BIGINT NOT NULL,
    "from_seq" BIGINT NOT NULL,
    "head" TEXT NOT NULL,
    "last" BIGINT NOT NULL,
    "list" TEXT NOT NULL,
    "entry" TEXT NOT NULL,

    CONSTRAINT "access_log_cut_pkey" PRIMARY KEY ("to_seq")
);

-- CreateIndex
CREATE UNIQUE INDEX "access_log_cut_list_key" ON "access_log_cut"("list");

-- A line of the access log goes only within a stretch that an approved list took away, in the transaction that says so or after it.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "access_log_cut" FOR EACH STATEMENT EXECUTE FUNCTION mingcha_append_only();
DROP TRIGGER append_only ON "access_log";
CREATE TRIGGER append_only BEFORE UPDATE OR TRUNCATE ON "access_log" FOR EACH STATEMENT EXECUTE FUNCTION mingcha_append_only();
CREATE FUNCTION mingcha_log_cut() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM gone
    WHERE NOT EXISTS (SELECT 1 FROM "access_log_cut" cut WHERE gone."seq" BETWEEN cut."from_seq" AND cut."to_seq")
  ) THEN
    RAISE EXCEPTION 'table % is append-only', TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER cut_only AFTER DELETE ON "access_log" REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION mingcha_log_cut();
