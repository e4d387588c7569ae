-- The size of a photograph in pixels, and a small picture of it for lists, so that no list loads photographs whole.
-- Those of before have neither: their small pictures are made when a person asks for them.
alter table ballistics.photo
  add column width int,
  add column height int,
  add column preview_hash text,
  add column preview_type text;
