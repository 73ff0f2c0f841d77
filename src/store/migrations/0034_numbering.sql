-- A number always follows the signature and its year stands in the book alone: profiles say neither any more, those of the past included.
UPDATE profile_version SET text = replace(replace(replace(replace(replace(replace(replace(replace(text,
    '"order": "after_signing",', ''), '"order":"after_signing",', ''), '"order": "before_signing",', ''), '"order":"before_signing",', ''),
    '/' || w.year, ''), '-' || w.year, ''), '.' || w.year, ''), w.year, '')
FROM (SELECT b.opening || 'year' || b.closing AS year FROM (SELECT '}' AS closing, '{' AS opening) b) w
WHERE text LIKE '%_signing"%' OR text LIKE '%' || w.year || '%';
