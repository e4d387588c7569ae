-- A file is seen by the rule of all records.
call access.protect('files.file', 'file', 'id', dated_by => 'created_at');
-- No update: another version of a file is another row.
revoke update on files.file from throughline_app;
