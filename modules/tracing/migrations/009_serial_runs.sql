-- Pairs of neighbours say too little among millions of numbers: a run of four at its place is one of ten thousand. A run
-- of two or three is a range of the same index. And a number of which only the middle is in doubt is found by its first
-- three and its last: for makers who begin thousands of numbers alike, neither end alone is enough.
do $$
begin
  for at in 1..12 loop
    execute format('alter table tracing.serial drop column p%1$s', at);
  end loop;
  for at in 1..12 loop
    execute format('alter table tracing.serial add column p%1$s text collate "C" not null
      generated always as (substr(folded, %1$s, 4)) stored', at);
  end loop;
  alter table tracing.serial add column head text collate "C" not null
    generated always as (substr(folded, 1, 3)) stored;
  for at in 1..12 loop
    execute format('create index serial_run_%1$s on tracing.serial (p%1$s)', at);
  end loop;
end $$;
create index serial_ends on tracing.serial (head, backwards);
