-- Generated from prisma/models by `npm run generate`: the projected tables, dropped and folded again, never altered.

-- CreateTable
CREATE TABLE "person_account" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "open" BOOLEAN NOT NULL,
    "opened_by" TEXT NOT NULL,
    "opened_at" BIGINT NOT NULL,
    "closed_at" BIGINT,
    "reason" TEXT,
    "digest" TEXT,
    "digest_set_at" BIGINT,
    "version" INTEGER NOT NULL,

    CONSTRAINT "person_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_grant" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "seat" TEXT,
    "active" BOOLEAN NOT NULL,
    "granted_by" TEXT NOT NULL,
    "granted_at" BIGINT NOT NULL,
    "revoked_by" TEXT,
    "revoked_at" BIGINT,
    "version" INTEGER NOT NULL,

    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "device" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "writer" TEXT NOT NULL,
    "public_key" TEXT NOT NULL,
    "alg" TEXT NOT NULL,
    "persons" TEXT[],
    "state" TEXT NOT NULL,
    "proposed_by" TEXT NOT NULL,
    "proposed_at" BIGINT NOT NULL,
    "enrolled_by" TEXT,
    "enrolled_at" BIGINT,
    "revoked_by" TEXT,
    "revoked_at" BIGINT,
    "last_seq" INTEGER,
    "last_hash" TEXT,
    "reason" TEXT,
    "recipient" TEXT,
    "predecessor" TEXT,
    "predecessor_seq" INTEGER,
    "predecessor_hash" TEXT,
    "recovered" JSONB,
    "purged_at" BIGINT,
    "kept_entries" INTEGER,
    "kept_media" INTEGER,
    "release_asked_by" TEXT,
    "release_reason" TEXT,
    "doubled" TEXT,
    "doubled_seq" INTEGER,
    "doubled_at" BIGINT,
    "resolved" TEXT,
    "resolved_by" TEXT,
    "resolved_at" BIGINT,
    "resolved_reason" TEXT,
    "released_by" TEXT,
    "released_at" BIGINT,
    "version" INTEGER NOT NULL,

    CONSTRAINT "device_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_key" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "public_key" TEXT NOT NULL,
    "alg" TEXT NOT NULL,
    "enrolled_at" BIGINT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "person_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "server_lane" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "writer" TEXT NOT NULL,
    "public_key" TEXT NOT NULL,
    "alg" TEXT NOT NULL,
    "opened_at" BIGINT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "server_lane_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "server_key" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "alg" TEXT NOT NULL,
    "public_key" TEXT NOT NULL,
    "ground" TEXT NOT NULL,
    "reason" TEXT,
    "proposed_by" TEXT,
    "proposed_at" BIGINT,
    "confirmed_by" TEXT,
    "confirmed_at" BIGINT,
    "confirmation" TEXT,
    "refused_by" TEXT,
    "refused_reason" TEXT,
    "former" JSONB,
    "change" JSONB,
    "from_size" BIGINT,
    "changed_at" BIGINT,
    "version" INTEGER NOT NULL,

    CONSTRAINT "server_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "erasure" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "entries" JSONB NOT NULL,
    "ground" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "asked_by" TEXT NOT NULL,
    "asked_at" BIGINT NOT NULL,
    "decided_by" TEXT,
    "decided_at" BIGINT,
    "reason" TEXT,
    "version" INTEGER NOT NULL,

    CONSTRAINT "erasure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accountability_case" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "person" TEXT,
    "unit" TEXT,
    "role" TEXT NOT NULL,
    "authority" TEXT NOT NULL,
    "organ" TEXT NOT NULL,
    "findings" TEXT[],
    "facts" TEXT,
    "self_correction" TEXT,
    "clauses" TEXT[],
    "measures" TEXT[],
    "factors" TEXT[],
    "proposed_by" TEXT NOT NULL,
    "proposed_at" BIGINT NOT NULL,
    "approved_by" TEXT,
    "approved_at" BIGINT,
    "opinion" TEXT,
    "reason" TEXT,
    "handover" TEXT[],
    "handover_receipt" JSONB,
    "transferred_at" BIGINT,
    "accepted_at" BIGINT,
    "decide_by" TEXT,
    "notice_issued_at" BIGINT,
    "notice_measures" TEXT[],
    "notice_months" INTEGER,
    "notice_facts" TEXT,
    "notice_basis" TEXT,
    "notice_proof" JSONB,
    "noticed_at" BIGINT,
    "defence_due" BIGINT,
    "lapsed" BOOLEAN NOT NULL,
    "waived" BOOLEAN NOT NULL,
    "statement" TEXT,
    "points" JSONB NOT NULL,
    "files" JSONB NOT NULL,
    "defended_by" TEXT,
    "defended_at" BIGINT,
    "receipt" TEXT,
    "answers" JSONB NOT NULL,
    "answered_at" BIGINT,
    "decided" TEXT[],
    "months" INTEGER,
    "reasons" TEXT,
    "basis" TEXT,
    "effect_from" TEXT,
    "effect_until" TEXT,
    "remedy" JSONB,
    "discussion" JSONB,
    "decided_by" TEXT,
    "decided_at" BIGINT,
    "sealed_by" TEXT,
    "sealed_at" BIGINT,
    "seal_certificate" JSONB,
    "seal_stamp" JSONB,
    "served_person_at" BIGINT,
    "served_unit_at" BIGINT,
    "effective_at" BIGINT,
    "ended_at" BIGINT,
    "changed_by" TEXT,
    "erased" BOOLEAN NOT NULL,
    "out_of_place" BOOLEAN NOT NULL,
    "changed_at" BIGINT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "accountability_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_part" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "case_part_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appeal" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "about_type" TEXT NOT NULL,
    "about_id" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "previous" TEXT,
    "person" TEXT,
    "unit" TEXT,
    "grounds" TEXT,
    "requests" TEXT,
    "late_reason" TEXT,
    "files" JSONB NOT NULL,
    "supplement" TEXT,
    "supplements" INTEGER NOT NULL,
    "filed_by" TEXT NOT NULL,
    "filed_at" BIGINT NOT NULL,
    "file_until" TEXT,
    "receipt" TEXT NOT NULL,
    "accepted_at" BIGINT,
    "decide_by" TEXT,
    "reviewers" TEXT[],
    "result" TEXT,
    "measures" TEXT[],
    "months" INTEGER,
    "facts" TEXT,
    "reasons" TEXT,
    "organ" TEXT,
    "number" TEXT,
    "dated" TEXT,
    "view_hash" TEXT,
    "discussion" JSONB,
    "decided_by" TEXT,
    "decided_at" BIGINT,
    "sealed_by" TEXT,
    "sealed_at" BIGINT,
    "seal_certificate" JSONB,
    "seal_stamp" JSONB,
    "served_at" BIGINT,
    "extended" BOOLEAN NOT NULL,
    "further" TEXT,
    "did" JSONB NOT NULL,
    "executed_at" BIGINT,
    "reason" TEXT,
    "alarmed" TEXT[],
    "erased" BOOLEAN NOT NULL,
    "out_of_place" BOOLEAN NOT NULL,
    "changed_at" BIGINT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "appeal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appeal_part" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "appeal" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "appeal_part_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bulletin" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "series" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "scope_reason" TEXT,
    "naming" TEXT,
    "public_names" TEXT[],
    "impact" JSONB,
    "public_view_hash" TEXT,
    "public_sha256" TEXT,
    "public_size" BIGINT,
    "public_fingerprint" TEXT,
    "window_waived" TEXT,
    "published_at" BIGINT,
    "published_by" TEXT,
    "channels" JSONB,
    "announce_day" TEXT,
    "announce_due" BIGINT,
    "announced_at" BIGINT,
    "intro" TEXT,
    "requirements" TEXT,
    "cc" TEXT[],
    "secrecy" TEXT NOT NULL,
    "deadline" TEXT,
    "corrects" TEXT,
    "english_title" TEXT,
    "chart" TEXT,
    "corrected_by" TEXT,
    "erased" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL,
    "drafter" TEXT NOT NULL,
    "fact_checked_by" TEXT,
    "privacy_checked_by" TEXT,
    "reviewed_by" TEXT,
    "signed_by" TEXT,
    "signed_at" BIGINT,
    "view_hash" TEXT,
    "opinion" TEXT,
    "reason" TEXT,
    "number" TEXT,
    "year" INTEGER,
    "serial" INTEGER,
    "dated" TEXT,
    "sha256" TEXT,
    "size" BIGINT,
    "fingerprint" TEXT,
    "rendered_at" BIGINT,
    "issued_at" BIGINT,
    "seal_copies" INTEGER,
    "sealed_by" TEXT,
    "sealed_on" TEXT,
    "seal_register" TEXT,
    "seal_scan" TEXT,
    "seal_file" TEXT,
    "seal_file_size" BIGINT,
    "seal_printed" TEXT,
    "seal_printed_size" BIGINT,
    "seal_certificate" JSONB,
    "seal_stamp" JSONB,
    "sealed_at" BIGINT,
    "unsealed" BOOLEAN NOT NULL,
    "out_of_place" BOOLEAN NOT NULL,
    "drafted_at" BIGINT NOT NULL,
    "revised_at" BIGINT NOT NULL,
    "changed_at" BIGINT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "bulletin_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bulletin_finding" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "bulletin" TEXT NOT NULL,
    "finding" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "bulletin_finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bulletin_photo" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "bulletin" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "caption" TEXT,
    "position" INTEGER NOT NULL,

    CONSTRAINT "bulletin_photo_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bulletin_unit" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "bulletin" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "issued" BOOLEAN NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "bulletin_unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "series_number" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "series" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "serial" INTEGER NOT NULL,
    "bulletin" TEXT,
    "order" TEXT,
    "appeal" TEXT,
    "dispatch" TEXT,
    "taken_at" BIGINT NOT NULL,

    CONSTRAINT "series_number_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "intercession" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "noted_by" TEXT NOT NULL,
    "noted_at" BIGINT NOT NULL,
    "erased" BOOLEAN NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "intercession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dispatch" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "unit" TEXT,
    "order" TEXT,
    "items" INTEGER[],
    "plan" TEXT,
    "findings" TEXT[],
    "series" TEXT,
    "withdraws" TEXT,
    "addressees" TEXT[],
    "secrecy" TEXT NOT NULL,
    "title" TEXT,
    "text" JSONB,
    "erased" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL,
    "drafter" TEXT NOT NULL,
    "drafters" TEXT[],
    "reviewed_by" TEXT,
    "signed_by" TEXT,
    "signed_at" BIGINT,
    "opinion" TEXT,
    "view_hash" TEXT,
    "number" TEXT,
    "year" INTEGER,
    "serial" INTEGER,
    "total" INTEGER,
    "dated" TEXT,
    "sha256" TEXT,
    "size" BIGINT,
    "fingerprint" TEXT,
    "rendered_at" BIGINT,
    "sealed_by" TEXT,
    "sealed_at" BIGINT,
    "seal_file" TEXT,
    "seal_file_size" BIGINT,
    "seal_printed" TEXT,
    "seal_printed_size" BIGINT,
    "seal_certificate" JSONB,
    "seal_stamp" JSONB,
    "unsealed" BOOLEAN NOT NULL,
    "issued_at" BIGINT,
    "served_at" BIGINT,
    "served_by" TEXT,
    "proof" JSONB,
    "review_day" TEXT,
    "review_due" BIGINT,
    "reason" TEXT,
    "out_of_place" BOOLEAN NOT NULL,
    "drafted_at" BIGINT NOT NULL,
    "revised_at" BIGINT NOT NULL,
    "changed_at" BIGINT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "dispatch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "visit" TEXT NOT NULL,
    "finding" TEXT,
    "medium" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "slice_size" INTEGER NOT NULL,
    "slices" INTEGER NOT NULL,
    "root" TEXT,
    "sha256" TEXT,
    "device" TEXT,
    "captured_at" BIGINT,
    "captured_by" TEXT NOT NULL,
    "lat7" INTEGER,
    "lon7" INTEGER,
    "accuracy_cm" INTEGER,
    "position_age" INTEGER,
    "no_fix" TEXT,
    "covert" BOOLEAN NOT NULL,
    "origin" TEXT NOT NULL,
    "copy_of" TEXT,
    "copy_how" TEXT,
    "page_set" TEXT,
    "page_number" INTEGER,
    "continues" TEXT,
    "interruptions" JSONB NOT NULL,
    "recorder" TEXT,
    "statement" TEXT,
    "import_confirmed_by" TEXT,
    "state" TEXT NOT NULL,
    "received_at" BIGINT,
    "received_hash" TEXT,
    "cleared_by" TEXT,
    "clearance" TEXT,
    "masked_hash" TEXT,
    "masked_by" TEXT,
    "mask_checked_by" TEXT,
    "regions" JSONB NOT NULL,
    "reason" TEXT,
    "destroyed_at" BIGINT,
    "destroyed_by" TEXT,
    "destroyed_list" TEXT,
    "masked_destroyed" BOOLEAN NOT NULL,
    "out_of_place" BOOLEAN NOT NULL,
    "changed_at" BIGINT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "finding" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "visit" TEXT NOT NULL,
    "unit" TEXT,
    "window" TEXT,
    "post" TEXT,
    "post_unknown_reason" TEXT,
    "style" TEXT,
    "sub_code" TEXT,
    "also" TEXT[],
    "severity" TEXT,
    "amount_fen" BIGINT,
    "time" JSONB,
    "observation" TEXT,
    "place" TEXT,
    "criterion" TEXT,
    "observed_at" BIGINT NOT NULL,
    "erased" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL,
    "recorded_by" TEXT NOT NULL,
    "recorded_at" BIGINT NOT NULL,
    "proposed_by" TEXT,
    "proposed_at" BIGINT,
    "decided_by" TEXT,
    "decided_at" BIGINT,
    "opinion" TEXT,
    "reason" TEXT,
    "uncorroborated" BOOLEAN NOT NULL,
    "supplements" INTEGER NOT NULL,
    "confirmations" TEXT[],
    "disposals" TEXT[],
    "holders" TEXT[],
    "out_of_place" BOOLEAN NOT NULL,
    "changed_at" BIGINT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "finding_evidence" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "finding" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "finding_evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "confirmation" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "finding" TEXT NOT NULL,
    "visit" TEXT NOT NULL,
    "unit" TEXT,
    "person" TEXT,
    "facts" TEXT,
    "shows" TEXT[],
    "days" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "heard" BOOLEAN NOT NULL,
    "opened_by" TEXT NOT NULL,
    "opened_at" BIGINT NOT NULL,
    "served_at" BIGINT,
    "served_by" TEXT,
    "proof" JSONB,
    "due_day" TEXT,
    "due" BIGINT,
    "provisional" BOOLEAN NOT NULL,
    "answer" TEXT,
    "statement" TEXT,
    "points" JSONB NOT NULL,
    "files" JSONB NOT NULL,
    "signed" TEXT,
    "answered_by" TEXT,
    "answered_at" BIGINT,
    "receipt" TEXT,
    "late" BOOLEAN NOT NULL,
    "witnesses" JSONB NOT NULL,
    "note" TEXT,
    "replies" JSONB NOT NULL,
    "replied_by" TEXT,
    "replied_at" BIGINT,
    "reason" TEXT,
    "erased" BOOLEAN NOT NULL,
    "out_of_place" BOOLEAN NOT NULL,
    "changed_at" BIGINT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "confirmation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unfolded" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "schema" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "unfolded_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contradiction" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "one" TEXT NOT NULL,
    "other" TEXT NOT NULL,

    CONSTRAINT "contradiction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "counter_share" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" INTEGER NOT NULL,

    CONSTRAINT "counter_share_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "counter" (
    "office" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "slot" INTEGER NOT NULL,
    "value" BIGINT NOT NULL,

    CONSTRAINT "counter_pkey" PRIMARY KEY ("office","name","slot")
);

-- CreateTable
CREATE TABLE "rectification_order" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "contact_person" TEXT,
    "contact_phone" TEXT,
    "report_format" TEXT NOT NULL,
    "replaces" TEXT,
    "erased" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL,
    "drafter" TEXT NOT NULL,
    "drafters" TEXT[],
    "submitted_at" BIGINT,
    "issued_by" TEXT,
    "issued_at" BIGINT,
    "opinion" TEXT,
    "view_hash" TEXT,
    "number" TEXT,
    "year" INTEGER,
    "serial" INTEGER,
    "dated" TEXT,
    "sha256" TEXT,
    "size" BIGINT,
    "fingerprint" TEXT,
    "rendered_at" BIGINT,
    "sealed_by" TEXT,
    "sealed_at" BIGINT,
    "seal_file" TEXT,
    "seal_file_size" BIGINT,
    "seal_printed" TEXT,
    "seal_printed_size" BIGINT,
    "seal_certificate" JSONB,
    "seal_stamp" JSONB,
    "served_at" BIGINT,
    "served_by" TEXT,
    "proof" JSONB,
    "acknowledge_due" BIGINT,
    "acknowledge_day" TEXT,
    "object_due" BIGINT,
    "acknowledged_at" BIGINT,
    "acknowledged_by" TEXT,
    "objected_at" BIGINT,
    "objected_by" TEXT,
    "objection" JSONB,
    "objection_reply" JSONB,
    "objection_outcome" TEXT,
    "objection_replied_by" TEXT,
    "reports" JSONB,
    "urged" INTEGER NOT NULL,
    "escalated" BOOLEAN NOT NULL,
    "next_due" BIGINT,
    "next_day" TEXT,
    "due_sort" BIGINT NOT NULL,
    "item_count" INTEGER NOT NULL,
    "items_closed" INTEGER NOT NULL,
    "items_overdue" INTEGER NOT NULL,
    "rejections" INTEGER NOT NULL,
    "relapses" INTEGER NOT NULL,
    "extensions_asked" INTEGER NOT NULL,
    "closed_at" BIGINT,
    "reason" TEXT,
    "out_of_place" BOOLEAN NOT NULL,
    "drafted_at" BIGINT NOT NULL,
    "changed_at" BIGINT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "rectification_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_item" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "order" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "finding" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "days" INTEGER NOT NULL,
    "assistants" TEXT[],
    "requirement" TEXT,
    "state" TEXT NOT NULL,
    "due" BIGINT,
    "due_day" TEXT,
    "deadline" JSONB,
    "provisional" BOOLEAN NOT NULL,
    "extensions" INTEGER NOT NULL,
    "asked_days" INTEGER,
    "asked_reason" TEXT,
    "extension_reason" TEXT,
    "overdue" BOOLEAN NOT NULL,
    "overdue_times" INTEGER NOT NULL,
    "urged" INTEGER NOT NULL,
    "escalated" BOOLEAN NOT NULL,
    "leader" TEXT,
    "section" TEXT,
    "responsible" TEXT,
    "measure" TEXT,
    "by" TEXT,
    "result" TEXT,
    "root_cause" TEXT,
    "same_class" TEXT,
    "handler" TEXT,
    "proof" JSONB,
    "reported_at" BIGINT,
    "verified_by" TEXT,
    "verified_at" BIGINT,
    "verified" TEXT,
    "method" TEXT,
    "note" TEXT,
    "closed_by" TEXT,
    "closed_at" BIGINT,
    "opinion" TEXT,
    "rejections" INTEGER NOT NULL,
    "reject_reason" TEXT,
    "look_back" TEXT,
    "look_back_day" TEXT,
    "look_back_seen" TEXT,
    "relapses" INTEGER NOT NULL,

    CONSTRAINT "order_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "look_back" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "order" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "closing" TEXT NOT NULL,
    "closed_on" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "items" INTEGER[],
    "due" BIGINT NOT NULL,
    "due_day" TEXT NOT NULL,
    "before" TEXT[],
    "method" TEXT,
    "on" TEXT,
    "results" JSONB,
    "scan" JSONB,
    "visit" TEXT,
    "recorded_by" TEXT,
    "recorded_at" BIGINT,
    "confirmed_by" TEXT,
    "confirmed_at" BIGINT,
    "returned_by" TEXT,
    "reason" TEXT,
    "erased" BOOLEAN NOT NULL,
    "out_of_place" BOOLEAN NOT NULL,
    "due_at" BIGINT NOT NULL,
    "changed_at" BIGINT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "look_back_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_package" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "case_type" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "receiver" TEXT,
    "erased" BOOLEAN NOT NULL,
    "way" TEXT NOT NULL,
    "manifest" TEXT NOT NULL,
    "head_size" BIGINT NOT NULL,
    "originals" TEXT[],
    "copies" TEXT[],
    "made_by" TEXT NOT NULL,
    "made_at" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "broken_at" BIGINT,
    "broken_file" TEXT,
    "version" INTEGER NOT NULL,

    CONSTRAINT "case_package_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paper" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "about_type" TEXT NOT NULL,
    "about_id" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "shown" TEXT,
    "prepared" TEXT,
    "prepared_by" TEXT NOT NULL,
    "prepared_at" BIGINT NOT NULL,
    "decided_by" TEXT,
    "seat" TEXT,
    "decided_on" TEXT,
    "input" TEXT,
    "scan" TEXT,
    "scan_name" TEXT,
    "scan_mime" TEXT,
    "scan_size" BIGINT,
    "recorded_by" TEXT,
    "entered_at" BIGINT,
    "checked_by" TEXT,
    "checked_at" BIGINT,
    "reason" TEXT,
    "erased" BOOLEAN NOT NULL,
    "out_of_place" BOOLEAN NOT NULL,
    "changed_at" BIGINT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "paper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pass" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "about_type" TEXT NOT NULL,
    "about_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "seat" TEXT,
    "digest" TEXT NOT NULL,
    "until" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "issued_by" TEXT NOT NULL,
    "issued_at" BIGINT NOT NULL,
    "opened_at" BIGINT,
    "ended_at" BIGINT,
    "reason" TEXT,
    "changed_at" BIGINT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "pass_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "modes" TEXT[],
    "from_day" TEXT NOT NULL,
    "to_day" TEXT NOT NULL,
    "covert_first" BOOLEAN NOT NULL,
    "checklists" TEXT[],
    "secrecy" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "drafter" TEXT NOT NULL,
    "reviewer" TEXT,
    "approver" TEXT,
    "reason" TEXT,
    "opinion" TEXT,
    "instruction" TEXT,
    "out_of_place" BOOLEAN NOT NULL,
    "drafted_at" BIGINT NOT NULL,
    "changed_at" BIGINT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_unit" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "plan_unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "window" TEXT,
    "covert" BOOLEAN NOT NULL,
    "lead" TEXT NOT NULL,
    "modes" TEXT[],
    "areas" TEXT[],
    "checklists" TEXT[],
    "from_day" TEXT NOT NULL,
    "to_day" TEXT NOT NULL,
    "scenario" TEXT,
    "contact" TEXT,
    "duty_phone" TEXT,
    "erased" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "recused" TEXT[],
    "out_of_place" BOOLEAN NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "changed_at" BIGINT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment_member" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "assignment" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "lead" BOOLEAN NOT NULL,
    "answer" TEXT NOT NULL,
    "declaration" TEXT,
    "reason" TEXT,
    "answered_at" BIGINT,

    CONSTRAINT "assignment_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "office" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "short" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "demo" BOOLEAN NOT NULL,
    "zone" TEXT NOT NULL,
    "recovery_key" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "founded_at" BIGINT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "office_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "log_stamp" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "day" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "authority" TEXT NOT NULL,

    CONSTRAINT "log_stamp_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "parent" TEXT,
    "target_class" TEXT,
    "has_window" BOOLEAN NOT NULL,
    "ended_on" TEXT,
    "end_reason" TEXT,
    "ended_into" TEXT,
    "version" INTEGER NOT NULL,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "name" TEXT,
    "phone" TEXT,
    "email" TEXT,
    "erased" BOOLEAN NOT NULL,
    "unit" TEXT,
    "inspector" BOOLEAN NOT NULL,
    "home_unit" TEXT,
    "seconded_from" TEXT,
    "appointed_at" BIGINT,
    "registered_at" BIGINT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seat" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "unit" TEXT,
    "duty" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "holder" TEXT,
    "since" BIGINT,
    "ended_on" TEXT,
    "end_reason" TEXT,
    "version" INTEGER NOT NULL,

    CONSTRAINT "seat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seat_tenure" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "seat" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "since" BIGINT NOT NULL,
    "until" BIGINT,
    "reason" TEXT,

    CONSTRAINT "seat_tenure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_window" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "number" TEXT,
    "ended_on" TEXT,
    "end_reason" TEXT,
    "version" INTEGER NOT NULL,

    CONSTRAINT "service_window_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "window" TEXT,
    "name" TEXT NOT NULL,
    "ended_on" TEXT,
    "end_reason" TEXT,
    "version" INTEGER NOT NULL,

    CONSTRAINT "post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_item" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "handling_mode" TEXT NOT NULL,
    "statutory_limit" INTEGER NOT NULL,
    "promised_limit" INTEGER NOT NULL,
    "fee_fen" INTEGER NOT NULL,
    "ended_on" TEXT,
    "end_reason" TEXT,
    "version" INTEGER NOT NULL,

    CONSTRAINT "service_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "area" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "unit" TEXT,
    "name" TEXT NOT NULL,
    "nature" TEXT NOT NULL,
    "ended_on" TEXT,
    "end_reason" TEXT,
    "version" INTEGER NOT NULL,

    CONSTRAINT "area_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recorder" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "make" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "serial" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "ended_on" TEXT,
    "end_reason" TEXT,
    "version" INTEGER NOT NULL,

    CONSTRAINT "recorder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "relation" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "unit" TEXT,
    "other_person" TEXT,
    "nature" TEXT,
    "erased" BOOLEAN NOT NULL,
    "declared_at" BIGINT NOT NULL,
    "declared_by" TEXT NOT NULL,
    "ended_on" TEXT,
    "end_reason" TEXT,
    "version" INTEGER NOT NULL,

    CONSTRAINT "relation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "edition" TEXT NOT NULL,
    "holidays" TEXT[],
    "workdays" TEXT[],
    "provisional" BOOLEAN NOT NULL,
    "loaded_at" BIGINT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "calendar_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "taxonomy" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "axes" JSONB NOT NULL,
    "adopted_at" BIGINT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "taxonomy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checklist" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT,
    "standing" BOOLEAN NOT NULL,
    "groups" JSONB NOT NULL,
    "bands" JSONB NOT NULL,
    "questions" JSONB NOT NULL,
    "adopted_at" BIGINT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "checklist_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hold" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "about_type" TEXT NOT NULL,
    "about_id" TEXT NOT NULL,
    "ground" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "placed_by" TEXT NOT NULL,
    "placed_at" BIGINT NOT NULL,
    "lifted_by" TEXT,
    "lifted_at" BIGINT,
    "reason" TEXT,
    "version" INTEGER NOT NULL,

    CONSTRAINT "hold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "destruction" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "items" JSONB NOT NULL,
    "evidence" TEXT[],
    "log" JSONB,
    "ground" TEXT NOT NULL,
    "duty" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "listed_by" TEXT NOT NULL,
    "listed_at" BIGINT NOT NULL,
    "decided_by" TEXT,
    "decided_duty" TEXT,
    "decided_at" BIGINT,
    "reason" TEXT,
    "carried_out_at" BIGINT,
    "destroyed" INTEGER,
    "kept" JSONB NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "destruction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "leave" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "seat" TEXT NOT NULL,
    "unit" TEXT,
    "person" TEXT NOT NULL,
    "deputy" TEXT NOT NULL,
    "first_day" TEXT NOT NULL,
    "last_day" TEXT NOT NULL,
    "reason" TEXT,
    "erased" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL,
    "declared_by" TEXT NOT NULL,
    "declared_at" BIGINT NOT NULL,
    "confirmed_by" TEXT,
    "confirmed_at" BIGINT,
    "ended_at" BIGINT,
    "version" INTEGER NOT NULL,

    CONSTRAINT "leave_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handover" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "seat" TEXT NOT NULL,
    "unit" TEXT,
    "giver" TEXT NOT NULL,
    "taker" TEXT NOT NULL,
    "items" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "opened_by" TEXT NOT NULL,
    "opened_at" BIGINT NOT NULL,
    "given_at" BIGINT,
    "given_note" TEXT,
    "taken_at" BIGINT,
    "taken_note" TEXT,
    "decided_by" TEXT,
    "decided_at" BIGINT,
    "reason" TEXT,
    "version" INTEGER NOT NULL,

    CONSTRAINT "handover_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "assignment" TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "window" TEXT,
    "covert" BOOLEAN NOT NULL,
    "lead" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "scheduled_at" BIGINT NOT NULL,
    "due_back" BIGINT NOT NULL,
    "opened_at" BIGINT,
    "started_at" BIGINT,
    "ended_at" BIGINT,
    "submitted_at" BIGINT,
    "reviewed_at" BIGINT,
    "reviewed_by" TEXT,
    "locked_at" BIGINT,
    "alarmed_at" BIGINT,
    "back_extended_at" BIGINT,
    "back_reason" TEXT,
    "tested" JSONB,
    "tested_at" BIGINT,
    "covert_waived" TEXT,
    "reason" TEXT,
    "exposed" BOOLEAN NOT NULL,
    "abort_cause" TEXT,
    "observation" BOOLEAN NOT NULL,
    "pack_taxonomy" TEXT NOT NULL,
    "pack_checklist" TEXT NOT NULL,
    "pack_calendar" TEXT NOT NULL,
    "checklists" JSONB NOT NULL,
    "presented" INTEGER,
    "start_lat7" INTEGER,
    "start_lon7" INTEGER,
    "start_accuracy" INTEGER,
    "start_reason" TEXT,
    "out_of_place" BOOLEAN NOT NULL,
    "changed_at" BIGINT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "visit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_member" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "visit" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "lead" BOOLEAN NOT NULL,
    "present" BOOLEAN NOT NULL,
    "signed" BOOLEAN NOT NULL,
    "signed_at" BIGINT,
    "declared_at" BIGINT,
    "recused_at" BIGINT,
    "ground" TEXT,
    "erased" BOOLEAN NOT NULL,

    CONSTRAINT "visit_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_cover" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "visit" TEXT NOT NULL,
    "dropped_at" BIGINT NOT NULL,
    "dropped_by" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "letter" TEXT NOT NULL,
    "lat7" INTEGER,
    "lon7" INTEGER,
    "accuracy" INTEGER,

    CONSTRAINT "visit_cover_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_answer" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "visit" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "value" JSONB,
    "erased" BOOLEAN NOT NULL,
    "excused" TEXT,
    "words" TEXT,
    "words_erased" BOOLEAN NOT NULL,
    "evidence" TEXT[],
    "kept" BOOLEAN NOT NULL,
    "answered_at" BIGINT NOT NULL,
    "answered_by" TEXT NOT NULL,

    CONSTRAINT "visit_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_note" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "visit" TEXT NOT NULL,
    "text" TEXT,
    "erased" BOOLEAN NOT NULL,
    "waiting" INTEGER,
    "queue" INTEGER,
    "windows_open" INTEGER,
    "windows_total" INTEGER,
    "noted_at" BIGINT NOT NULL,
    "noted_by" TEXT NOT NULL,

    CONSTRAINT "visit_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_point" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "visit" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT,
    "erased" BOOLEAN NOT NULL,

    CONSTRAINT "visit_point_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_run" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "visit" TEXT NOT NULL,
    "run" TEXT NOT NULL,
    "watch" TEXT NOT NULL,
    "started_at" BIGINT NOT NULL,
    "start_mono" BIGINT NOT NULL,
    "start_boot" TEXT NOT NULL,
    "stopped_at" BIGINT,
    "stop_mono" BIGINT,
    "stop_boot" TEXT,

    CONSTRAINT "visit_run_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "person_account_office_username_id_idx" ON "person_account"("office", "username", "id");

-- CreateIndex
CREATE INDEX "person_account_person_idx" ON "person_account"("person");

-- CreateIndex
CREATE INDEX "role_grant_office_person_idx" ON "role_grant"("office", "person");

-- CreateIndex
CREATE INDEX "role_grant_office_role_active_idx" ON "role_grant"("office", "role", "active");

-- CreateIndex
CREATE INDEX "device_office_state_id_idx" ON "device"("office", "state", "id");

-- CreateIndex
CREATE INDEX "device_writer_idx" ON "device"("writer");

-- CreateIndex
CREATE INDEX "person_key_office_person_idx" ON "person_key"("office", "person");

-- CreateIndex
CREATE INDEX "person_key_device_idx" ON "person_key"("device");

-- CreateIndex
CREATE INDEX "server_lane_writer_idx" ON "server_lane"("writer");

-- CreateIndex
CREATE INDEX "server_key_office_state_id_idx" ON "server_key"("office", "state", "id");

-- CreateIndex
CREATE INDEX "erasure_office_state_id_idx" ON "erasure"("office", "state", "id");

-- CreateIndex
CREATE INDEX "erasure_office_asked_at_id_idx" ON "erasure"("office", "asked_at", "id");

-- CreateIndex
CREATE INDEX "erasure_person_idx" ON "erasure"("person");

-- CreateIndex
CREATE INDEX "accountability_case_office_changed_at_id_idx" ON "accountability_case"("office", "changed_at", "id");

-- CreateIndex
CREATE INDEX "accountability_case_office_state_changed_at_id_idx" ON "accountability_case"("office", "state", "changed_at", "id");

-- CreateIndex
CREATE INDEX "accountability_case_person_idx" ON "accountability_case"("person");

-- CreateIndex
CREATE INDEX "accountability_case_unit_idx" ON "accountability_case"("unit");

-- CreateIndex
CREATE INDEX "accountability_case_state_defence_due_idx" ON "accountability_case"("state", "defence_due");

-- CreateIndex
CREATE INDEX "accountability_case_state_effect_until_idx" ON "accountability_case"("state", "effect_until");

-- CreateIndex
CREATE INDEX "case_part_subject_id_idx" ON "case_part"("subject_id");

-- CreateIndex
CREATE INDEX "case_part_person_idx" ON "case_part"("person");

-- CreateIndex
CREATE INDEX "appeal_office_changed_at_id_idx" ON "appeal"("office", "changed_at", "id");

-- CreateIndex
CREATE INDEX "appeal_office_state_changed_at_id_idx" ON "appeal"("office", "state", "changed_at", "id");

-- CreateIndex
CREATE INDEX "appeal_about_id_idx" ON "appeal"("about_id");

-- CreateIndex
CREATE INDEX "appeal_person_idx" ON "appeal"("person");

-- CreateIndex
CREATE INDEX "appeal_state_idx" ON "appeal"("state");

-- CreateIndex
CREATE INDEX "appeal_part_subject_id_idx" ON "appeal_part"("subject_id");

-- CreateIndex
CREATE INDEX "appeal_part_person_idx" ON "appeal_part"("person");

-- CreateIndex
CREATE INDEX "bulletin_office_state_changed_at_id_idx" ON "bulletin"("office", "state", "changed_at", "id");

-- CreateIndex
CREATE INDEX "bulletin_office_changed_at_id_idx" ON "bulletin"("office", "changed_at", "id");

-- CreateIndex
CREATE INDEX "bulletin_office_number_idx" ON "bulletin"("office", "number");

-- CreateIndex
CREATE INDEX "bulletin_office_announce_due_idx" ON "bulletin"("office", "announce_due");

-- CreateIndex
CREATE INDEX "bulletin_finding_subject_id_idx" ON "bulletin_finding"("subject_id");

-- CreateIndex
CREATE INDEX "bulletin_finding_finding_idx" ON "bulletin_finding"("finding");

-- CreateIndex
CREATE INDEX "bulletin_photo_subject_id_idx" ON "bulletin_photo"("subject_id");

-- CreateIndex
CREATE INDEX "bulletin_photo_evidence_idx" ON "bulletin_photo"("evidence");

-- CreateIndex
CREATE INDEX "bulletin_unit_subject_id_idx" ON "bulletin_unit"("subject_id");

-- CreateIndex
CREATE INDEX "bulletin_unit_office_unit_issued_idx" ON "bulletin_unit"("office", "unit", "issued");

-- CreateIndex
CREATE INDEX "series_number_subject_id_idx" ON "series_number"("subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "series_number_office_series_year_serial_key" ON "series_number"("office", "series", "year", "serial");

-- CreateIndex
CREATE UNIQUE INDEX "series_number_bulletin_key" ON "series_number"("bulletin");

-- CreateIndex
CREATE UNIQUE INDEX "series_number_order_key" ON "series_number"("order");

-- CreateIndex
CREATE UNIQUE INDEX "series_number_appeal_key" ON "series_number"("appeal");

-- CreateIndex
CREATE UNIQUE INDEX "series_number_dispatch_key" ON "series_number"("dispatch");

-- CreateIndex
CREATE INDEX "intercession_office_noted_at_id_idx" ON "intercession"("office", "noted_at", "id");

-- CreateIndex
CREATE INDEX "dispatch_office_state_changed_at_id_idx" ON "dispatch"("office", "state", "changed_at", "id");

-- CreateIndex
CREATE INDEX "dispatch_office_changed_at_id_idx" ON "dispatch"("office", "changed_at", "id");

-- CreateIndex
CREATE INDEX "dispatch_office_unit_state_idx" ON "dispatch"("office", "unit", "state");

-- CreateIndex
CREATE INDEX "dispatch_order_idx" ON "dispatch"("order");

-- CreateIndex
CREATE INDEX "dispatch_plan_idx" ON "dispatch"("plan");

-- CreateIndex
CREATE INDEX "dispatch_withdraws_idx" ON "dispatch"("withdraws");

-- CreateIndex
CREATE INDEX "evidence_office_state_changed_at_id_idx" ON "evidence"("office", "state", "changed_at", "id");

-- CreateIndex
CREATE INDEX "evidence_office_changed_at_id_idx" ON "evidence"("office", "changed_at", "id");

-- CreateIndex
CREATE INDEX "evidence_visit_idx" ON "evidence"("visit");

-- CreateIndex
CREATE INDEX "evidence_finding_idx" ON "evidence"("finding");

-- CreateIndex
CREATE INDEX "evidence_sha256_idx" ON "evidence"("sha256");

-- CreateIndex
CREATE INDEX "finding_office_state_observed_at_id_idx" ON "finding"("office", "state", "observed_at", "id");

-- CreateIndex
CREATE INDEX "finding_office_observed_at_id_idx" ON "finding"("office", "observed_at", "id");

-- CreateIndex
CREATE INDEX "finding_office_unit_observed_at_id_idx" ON "finding"("office", "unit", "observed_at", "id");

-- CreateIndex
CREATE INDEX "finding_office_style_observed_at_id_idx" ON "finding"("office", "style", "observed_at", "id");

-- CreateIndex
CREATE INDEX "finding_visit_idx" ON "finding"("visit");

-- CreateIndex
CREATE INDEX "finding_evidence_subject_id_idx" ON "finding_evidence"("subject_id");

-- CreateIndex
CREATE INDEX "finding_evidence_evidence_idx" ON "finding_evidence"("evidence");

-- CreateIndex
CREATE INDEX "confirmation_finding_idx" ON "confirmation"("finding");

-- CreateIndex
CREATE INDEX "confirmation_office_changed_at_id_idx" ON "confirmation"("office", "changed_at", "id");

-- CreateIndex
CREATE INDEX "confirmation_office_state_changed_at_id_idx" ON "confirmation"("office", "state", "changed_at", "id");

-- CreateIndex
CREATE INDEX "confirmation_unit_state_idx" ON "confirmation"("unit", "state");

-- CreateIndex
CREATE INDEX "confirmation_person_state_idx" ON "confirmation"("person", "state");

-- CreateIndex
CREATE INDEX "confirmation_state_due_idx" ON "confirmation"("state", "due");

-- CreateIndex
CREATE INDEX "unfolded_subject_id_idx" ON "unfolded"("subject_id");

-- CreateIndex
CREATE INDEX "unfolded_office_idx" ON "unfolded"("office");

-- CreateIndex
CREATE INDEX "contradiction_subject_id_idx" ON "contradiction"("subject_id");

-- CreateIndex
CREATE INDEX "contradiction_office_idx" ON "contradiction"("office");

-- CreateIndex
CREATE INDEX "counter_share_subject_id_idx" ON "counter_share"("subject_id");

-- CreateIndex
CREATE INDEX "rectification_order_office_state_due_sort_id_idx" ON "rectification_order"("office", "state", "due_sort", "id");

-- CreateIndex
CREATE INDEX "rectification_order_office_due_sort_id_idx" ON "rectification_order"("office", "due_sort", "id");

-- CreateIndex
CREATE INDEX "rectification_order_office_unit_state_idx" ON "rectification_order"("office", "unit", "state");

-- CreateIndex
CREATE INDEX "rectification_order_replaces_idx" ON "rectification_order"("replaces");

-- CreateIndex
CREATE INDEX "rectification_order_office_next_due_idx" ON "rectification_order"("office", "next_due");

-- CreateIndex
CREATE INDEX "rectification_order_office_changed_at_id_idx" ON "rectification_order"("office", "changed_at", "id");

-- CreateIndex
CREATE INDEX "order_item_subject_id_idx" ON "order_item"("subject_id");

-- CreateIndex
CREATE INDEX "order_item_finding_idx" ON "order_item"("finding");

-- CreateIndex
CREATE INDEX "order_item_office_state_due_idx" ON "order_item"("office", "state", "due");

-- CreateIndex
CREATE INDEX "look_back_office_state_due_id_idx" ON "look_back"("office", "state", "due", "id");

-- CreateIndex
CREATE INDEX "look_back_order_idx" ON "look_back"("order");

-- CreateIndex
CREATE INDEX "case_package_office_case_id_made_at_idx" ON "case_package"("office", "case_id", "made_at");

-- CreateIndex
CREATE INDEX "case_package_originals_idx" ON "case_package" USING GIN ("originals");

-- CreateIndex
CREATE INDEX "paper_office_state_changed_at_id_idx" ON "paper"("office", "state", "changed_at", "id");

-- CreateIndex
CREATE INDEX "paper_about_id_idx" ON "paper"("about_id");

-- CreateIndex
CREATE INDEX "pass_digest_idx" ON "pass"("digest");

-- CreateIndex
CREATE INDEX "pass_about_id_idx" ON "pass"("about_id");

-- CreateIndex
CREATE INDEX "pass_office_state_until_idx" ON "pass"("office", "state", "until");

-- CreateIndex
CREATE INDEX "plan_office_state_changed_at_id_idx" ON "plan"("office", "state", "changed_at", "id");

-- CreateIndex
CREATE INDEX "plan_office_changed_at_id_idx" ON "plan"("office", "changed_at", "id");

-- CreateIndex
CREATE INDEX "plan_unit_subject_id_idx" ON "plan_unit"("subject_id");

-- CreateIndex
CREATE INDEX "plan_unit_office_unit_idx" ON "plan_unit"("office", "unit");

-- CreateIndex
CREATE INDEX "assignment_office_state_from_day_id_idx" ON "assignment"("office", "state", "from_day", "id");

-- CreateIndex
CREATE INDEX "assignment_office_from_day_id_idx" ON "assignment"("office", "from_day", "id");

-- CreateIndex
CREATE INDEX "assignment_office_plan_idx" ON "assignment"("office", "plan");

-- CreateIndex
CREATE INDEX "assignment_office_unit_idx" ON "assignment"("office", "unit");

-- CreateIndex
CREATE INDEX "assignment_member_subject_id_idx" ON "assignment_member"("subject_id");

-- CreateIndex
CREATE INDEX "assignment_member_office_person_answer_idx" ON "assignment_member"("office", "person", "answer");

-- CreateIndex
CREATE INDEX "log_stamp_subject_id_idx" ON "log_stamp"("subject_id");

-- CreateIndex
CREATE INDEX "unit_office_code_id_idx" ON "unit"("office", "code", "id");

-- CreateIndex
CREATE INDEX "unit_office_parent_idx" ON "unit"("office", "parent");

-- CreateIndex
CREATE INDEX "person_office_name_id_idx" ON "person"("office", "name", "id");

-- CreateIndex
CREATE INDEX "person_office_inspector_id_idx" ON "person"("office", "inspector", "id");

-- CreateIndex
CREATE INDEX "person_office_unit_idx" ON "person"("office", "unit");

-- CreateIndex
CREATE INDEX "seat_office_duty_id_idx" ON "seat"("office", "duty", "id");

-- CreateIndex
CREATE INDEX "seat_office_unit_idx" ON "seat"("office", "unit");

-- CreateIndex
CREATE INDEX "seat_holder_idx" ON "seat"("holder");

-- CreateIndex
CREATE INDEX "seat_tenure_subject_id_idx" ON "seat_tenure"("subject_id");

-- CreateIndex
CREATE INDEX "seat_tenure_office_person_idx" ON "seat_tenure"("office", "person");

-- CreateIndex
CREATE INDEX "service_window_office_unit_name_id_idx" ON "service_window"("office", "unit", "name", "id");

-- CreateIndex
CREATE INDEX "post_office_unit_name_id_idx" ON "post"("office", "unit", "name", "id");

-- CreateIndex
CREATE INDEX "service_item_office_code_id_idx" ON "service_item"("office", "code", "id");

-- CreateIndex
CREATE INDEX "service_item_office_unit_idx" ON "service_item"("office", "unit");

-- CreateIndex
CREATE INDEX "area_office_unit_id_idx" ON "area"("office", "unit", "id");

-- CreateIndex
CREATE INDEX "recorder_office_make_model_id_idx" ON "recorder"("office", "make", "model", "id");

-- CreateIndex
CREATE INDEX "relation_office_person_id_idx" ON "relation"("office", "person", "id");

-- CreateIndex
CREATE INDEX "relation_office_unit_idx" ON "relation"("office", "unit");

-- CreateIndex
CREATE INDEX "calendar_office_year_id_idx" ON "calendar"("office", "year", "id");

-- CreateIndex
CREATE INDEX "taxonomy_office_adopted_at_id_idx" ON "taxonomy"("office", "adopted_at", "id");

-- CreateIndex
CREATE INDEX "checklist_office_adopted_at_id_idx" ON "checklist"("office", "adopted_at", "id");

-- CreateIndex
CREATE INDEX "checklist_office_template_adopted_at_idx" ON "checklist"("office", "template", "adopted_at");

-- CreateIndex
CREATE INDEX "hold_about_id_idx" ON "hold"("about_id");

-- CreateIndex
CREATE INDEX "hold_office_state_placed_at_id_idx" ON "hold"("office", "state", "placed_at", "id");

-- CreateIndex
CREATE INDEX "hold_office_placed_at_id_idx" ON "hold"("office", "placed_at", "id");

-- CreateIndex
CREATE INDEX "destruction_office_state_listed_at_id_idx" ON "destruction"("office", "state", "listed_at", "id");

-- CreateIndex
CREATE INDEX "destruction_office_listed_at_id_idx" ON "destruction"("office", "listed_at", "id");

-- CreateIndex
CREATE INDEX "leave_office_state_id_idx" ON "leave"("office", "state", "id");

-- CreateIndex
CREATE INDEX "leave_office_declared_at_id_idx" ON "leave"("office", "declared_at", "id");

-- CreateIndex
CREATE INDEX "leave_deputy_state_idx" ON "leave"("deputy", "state");

-- CreateIndex
CREATE INDEX "leave_seat_idx" ON "leave"("seat");

-- CreateIndex
CREATE INDEX "handover_office_state_id_idx" ON "handover"("office", "state", "id");

-- CreateIndex
CREATE INDEX "handover_office_opened_at_id_idx" ON "handover"("office", "opened_at", "id");

-- CreateIndex
CREATE INDEX "handover_seat_idx" ON "handover"("seat");

-- CreateIndex
CREATE INDEX "visit_office_state_scheduled_at_id_idx" ON "visit"("office", "state", "scheduled_at", "id");

-- CreateIndex
CREATE INDEX "visit_office_scheduled_at_id_idx" ON "visit"("office", "scheduled_at", "id");

-- CreateIndex
CREATE INDEX "visit_office_unit_scheduled_at_id_idx" ON "visit"("office", "unit", "scheduled_at", "id");

-- CreateIndex
CREATE INDEX "visit_office_lead_idx" ON "visit"("office", "lead");

-- CreateIndex
CREATE INDEX "visit_state_due_back_idx" ON "visit"("state", "due_back");

-- CreateIndex
CREATE INDEX "visit_member_subject_id_idx" ON "visit_member"("subject_id");

-- CreateIndex
CREATE INDEX "visit_member_office_person_visit_idx" ON "visit_member"("office", "person", "visit");

-- CreateIndex
CREATE INDEX "visit_cover_subject_id_dropped_at_idx" ON "visit_cover"("subject_id", "dropped_at");

-- CreateIndex
CREATE INDEX "visit_answer_subject_id_idx" ON "visit_answer"("subject_id");

-- CreateIndex
CREATE INDEX "visit_note_subject_id_noted_at_idx" ON "visit_note"("subject_id", "noted_at");

-- CreateIndex
CREATE INDEX "visit_point_subject_id_idx" ON "visit_point"("subject_id");

-- CreateIndex
CREATE INDEX "visit_run_subject_id_idx" ON "visit_run"("subject_id");

-- CreateIndex
CREATE INDEX "visit_run_visit_idx" ON "visit_run"("visit");
