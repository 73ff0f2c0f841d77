-- A regime's total has a due rule of its own: it is made of what is due before it. Regimes kept so
-- far take the default; totals of cycles already opened keep the day they were opened with.
ALTER TABLE regime ADD COLUMN total_due_rule {text} NOT NULL DEFAULT 'workdays=5;after=due;shift=none';
