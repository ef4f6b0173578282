-- CreateIndex
CREATE INDEX "tree_head_at_idx" ON "tree_head"("at");
