-- A room tells agencies of a record that was opened to them, and tells them again of what became of it. Its own agency
-- too: the notice is how a colleague hears of it.
alter table sharing.notice
  drop constraint notice_kind_check,
  add constraint notice_kind_check
    check (kind in ('correction', 'withdrawal', 'retraction', 'shared', 'told', 'proposed', 'in-force', 'ended'));
