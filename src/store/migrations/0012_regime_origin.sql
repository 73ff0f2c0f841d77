-- Who asks for the reports of a regime: enum regime_origin (core/notice.h).
ALTER TABLE regime ADD COLUMN origin {int} NOT NULL DEFAULT 0;
