import type { Tx } from '#platform/db'

/** Keeps what searches read of a scan; preparing it again replaces that and keeps its place in the order. */
export async function keepPrint(
  tx: Tx,
  scanId: string,
  { coarse, fine }: { coarse: Uint8Array; fine: Uint8Array },
): Promise<void> {
  await tx.client.query(
    `insert into ballistics.print (scan_id, owner_agency, category, sensitivity, exhibit_id, calibre_key,
       firing_pin_shape, coarse, fine)
     select s.id, s.owner_agency, s.category, s.sensitivity, s.exhibit_id, e.calibre_key, e.firing_pin_shape, $2, $3
     from ballistics.scan s join ballistics.exhibit e on e.id = s.exhibit_id where s.id = $1
     on conflict (scan_id) do update set coarse = excluded.coarse, fine = excluded.fine`,
    [scanId, Buffer.from(coarse), Buffer.from(fine)],
  )
}

/** An exhibit with a prepared surface is entered: from then on it can be sought. */
export async function markEntered(tx: Tx, exhibitId: string): Promise<void> {
  await tx.client.query(
    'update ballistics.exhibit set acquired_at = now() where id = $1 and acquired_at is null',
    [exhibitId],
  )
}
