-- Outlines and their versions; the texts of reports.

-- outline_get: one outline
-- $1 id
SELECT {outline.columns:o}, u.name FROM outline o JOIN unit u ON u.id = o.owner_unit_id WHERE o.id = $1;

-- outline_list: a page of outlines by code
-- $1 search key  $2 code after  $3 limit
SELECT {outline.columns:o}, u.name FROM outline o JOIN unit u ON u.id = o.owner_unit_id
WHERE ($1 = '' OR o.title_search LIKE '%' || $1 || '%') AND o.code > $2 ORDER BY o.code LIMIT $3;

-- outline_insert: a new outline
-- $1 code  $2 title  $3 title_search  $4 owner_unit_id  $5 sections  $6 now
INSERT INTO outline (code, title, title_search, owner_unit_id, version_number, sections, version, changed_at)
VALUES ($1, $2, $3, $4, 1, $5, 1, $6) RETURNING id;

-- outline_update: an outline got a new version, if nobody else changed it first
-- $1 id  $2 version  $3 sections  $4 now
UPDATE outline SET version_number = version_number + 1, sections = $3, version = version + 1, changed_at = $4
WHERE id = $1 AND version = $2 RETURNING version_number;

-- outline_version_insert: a version, for good
-- $1 outline_id  $2 number  $3 document  $4 now  $5 account
INSERT INTO outline_version (outline_id, number, document, created_at, created_by) VALUES ($1, $2, $3, $4, $5) RETURNING id;

-- outline_version_by_number: a version of an outline; 0 for the newest
-- $1 outline_id  $2 number
SELECT id, number, document FROM outline_version WHERE outline_id = $1 AND ($2 = 0 OR number = $2) ORDER BY number DESC LIMIT 1;

-- narrative_load: a report's outline and its text: the draft while it is written, the revision's once that was submitted
-- $1 report_id
SELECT COALESCE(o.title, ''), COALESCE(ov.document, ''),
    COALESCE(CASE WHEN r.submitted_at > 0 THEN f.narrative ELSE d.document END, ''),
    COALESCE(d.version, 0), COALESCE(d.changed_at, 0), COALESCE(a.name, ''), c.period
FROM report r JOIN cycle c ON c.id = r.cycle_id LEFT JOIN outline_version ov ON ov.id = c.outline_version_id
LEFT JOIN outline o ON o.id = ov.outline_id LEFT JOIN narrative_draft d ON d.report_id = r.id
LEFT JOIN account a ON a.id = d.changed_by
LEFT JOIN revision f ON r.submitted_at > 0 AND f.report_id = r.id AND f.number = r.revision WHERE r.id = $1;

-- narrative_put: the text being written, if nobody else wrote first
-- $1 report_id  $2 document  $3 version  $4 now  $5 account
INSERT INTO narrative_draft (report_id, document, version, changed_at, changed_by) VALUES ($1, $2, $3 + 1, $4, $5)
ON CONFLICT (report_id) DO UPDATE SET document = $2, version = narrative_draft.version + 1, changed_at = $4, changed_by = $5
WHERE narrative_draft.version = $3 RETURNING version;

-- narrative_own_figures: what a unit's report of the same regime said in another period, if it is sent or accepted; and those of units it took over from
-- $1 regime_id  $2 unit_id  $3 kind  $4 period  $5 sent  $6 accepted
SELECT r.form_version_id, f.content FROM report r JOIN cycle c ON c.id = r.cycle_id
JOIN revision f ON f.report_id = r.id AND f.number = r.revision
WHERE r.regime_id = $1 AND r.unit_id IN ({lineage:$2}) AND r.kind = $3 AND c.period = $4 AND {sent:r.state,$5,$6} ORDER BY r.id;

-- narrative_other_figures: what a unit's report on another form says in a period, if it is sent or accepted
-- $1 unit_id  $2 form code  $3 period  $4 kind  $5 sent  $6 accepted
SELECT r.form_version_id, f.content
FROM report r JOIN cycle c ON c.id = r.cycle_id JOIN form_version fv ON fv.id = r.form_version_id
JOIN form m ON m.id = fv.form_id JOIN revision f ON f.report_id = r.id AND f.number = r.revision
WHERE r.unit_id = $1 AND m.code = $2 AND c.period = $3 AND r.kind = $4 AND {sent:r.state,$5,$6}
ORDER BY r.sent_at DESC, r.id DESC LIMIT 1;

-- narrative_accepted: the texts of the accepted reports a report is put together of, in Vietnamese order of the units
-- $1 report_id  $2 accepted
SELECT r.id, u.name, v.narrative FROM report r JOIN revision v ON v.report_id = r.id AND v.number = r.revision
JOIN unit u ON u.id = r.unit_id
WHERE r.parent_id = $1 AND {accepted:r.state,$2} AND v.narrative <> '' ORDER BY u.name_sort, u.id;

-- comment_list: what was said about a report's text: all of it to its own side, else what the receiver said
-- $1 report_id  $2 own side  $3 limit
SELECT {narrative_comment.columns:n} FROM narrative_comment n
WHERE n.report_id = $1 AND ($2 = 1 OR n.own_side = 0) ORDER BY n.id LIMIT $3;

-- comment_count: how many there are
-- $1 report_id
SELECT COUNT(*) FROM narrative_comment WHERE report_id = $1;

-- comment_get: on which side a comment of the report was made
-- $1 id  $2 report_id
SELECT own_side FROM narrative_comment WHERE id = $1 AND report_id = $2;

-- comment_insert: a new comment
-- $1 report_id  $2 section  $3 body  $4 own_side  $5 author_id  $6 author_name  $7 author_unit_name  $8 now
INSERT INTO narrative_comment (report_id, section, body, own_side, author_id, author_name, author_unit_name, created_at,
    answer, resolved_by_name, resolved_at, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '', '', 0, 1) RETURNING id;

-- comment_answer: a comment is answered, if nobody else did so first
-- $1 id  $2 version  $3 answer  $4 resolved_by_name  $5 now
UPDATE narrative_comment SET answer = $3, resolved_by_name = $4, resolved_at = $5, version = version + 1
WHERE id = $1 AND version = $2 RETURNING version;
