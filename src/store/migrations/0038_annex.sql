-- Annexes that go out as files of their own, sealed by themselves (Decree 30/2020/NĐ-CP, Annex I).
ALTER TABLE regime ADD COLUMN annex_apart {int} NOT NULL DEFAULT 0;
