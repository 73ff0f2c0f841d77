-- By post, who puts together what a regime's units send, and who approves it.
ALTER TABLE regime ADD COLUMN compiler_post {text} NOT NULL DEFAULT '';
ALTER TABLE regime ADD COLUMN approver_post {text} NOT NULL DEFAULT '';
