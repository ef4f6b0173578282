-- AlterTable
ALTER TABLE "log_seen" ADD COLUMN     "given" BIGINT[] DEFAULT ARRAY[]::BIGINT[];

-- What a tablet was given at its last contact before this was kept: the heads of that moment.
UPDATE "log_seen" SET "given" = ARRAY(
  SELECT "size" FROM "tree_head"
  WHERE "tree_head"."at" BETWEEN "log_seen"."at" - 60000 AND "log_seen"."at" + 60000 AND "tree_head"."size" > "log_seen"."size"
  ORDER BY "size" DESC LIMIT 64
);
