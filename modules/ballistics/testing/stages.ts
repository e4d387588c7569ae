import type { TestHouse } from '#testing'

/** Lets an exhibit come to a step without the acts that lead there: what is tested is what follows from the moments. */
export const come = (
  house: TestHouse,
  id: string,
  moments: Readonly<Record<string, string | boolean>>,
): Promise<unknown> =>
  house.database.withOwner(async (client) => {
    const names = Object.keys(moments)
    await client.query('set local role throughline_keeper')
    await client.query(
      `update ballistics.exhibit set ${names.map((name, index) => `${name} = $${index + 2}`).join(', ')} where id = $1`,
      [id, ...Object.values(moments)],
    )
  })

/** Gives an exhibit a scan, as if one had been sent: then it is searched here. */
export const scanned = (house: TestHouse, id: string): Promise<unknown> =>
  house.database.withOwner(async (client) => {
    await client.query('set local role throughline_keeper')
    await client.query(
      `insert into ballistics.scan (id, owner_agency, exhibit_id, mark, file_name, file_hash, size, recorded_by, recorded_by_name)
       select gen_random_uuid(), e.owner_agency, e.id, 'breech-face', 'one.x3p', 'none', 1, e.recorded_by, 'Test Person'
       from ballistics.exhibit e where e.id = $1`,
      [id],
    )
  })
