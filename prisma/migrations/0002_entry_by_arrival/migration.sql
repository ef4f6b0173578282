-- CreateIndex
CREATE INDEX "entry_office_arrival_hash_idx" ON "entry"("office", "arrival", "hash");
