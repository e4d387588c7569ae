import { existsSync } from 'node:fs'
import { findActor } from '#platform/access'
import { openDatabase, startEmbedded } from '#platform/db'
import { findSerials } from '#modules/tracing'
import { planOf } from '../modules/tracing/service/serial-plan.ts'
import { policies } from '../server/house.ts'
import { emptyCity } from './city.ts'
import { fill, measure, KINDS } from './serial.ts'
const dir='/tmp/serial-db'
const fresh=!existsSync(dir+'/database')
const server = fresh ? await emptyCity(dir) : await startEmbedded({ directory: dir+'/database' })
const url=server.url
const database = openDatabase({ url, statementTimeout: 0 })
const actor = (await findActor(database, { email: 'analyst@bench.example' }, policies, 'criminal-investigation'))!
const [size, what] = [Number(process.argv[2]), process.argv[3]]
if (fresh) { const b=Date.now(); await fill(database, actor, size); console.log('filled', (Date.now()-b)/1000) }
if (what==='measure') for (const name of Object.keys(KINDS)) console.log((await measure(database, actor, size, name)).join(' | '))
if (what==='explain') {
  const { rows } = await database.withActor(actor, ({ client }) => client.query('select id, serial_canonical as canonical from tracing.recovery order by id'))
  for (const name of Object.keys(KINDS)) {
    const times=[]
    for (const [index,{canonical}] of rows.entries()) { const q=KINDS[name]!(canonical, 1 + (index % (canonical.length - 2))); const b=performance.now(); await database.withActor(actor,(tx)=>findSerials(tx,{q})); times.push([performance.now()-b,q] as const) }
    times.sort((a,b)=>b[0]-a[0])
    console.log(name, times.slice(0,5).map(([t,q])=>q+' '+t.toFixed(1)).join(', '))
    const q=times[0]![1]
    const ways=planOf(q,false)!
    const list: unknown[]=[]
    await database.withActor(actor, async (tx)=>{
      const orig=tx.client.query.bind(tx.client)
      const { findCandidates } = await import('../modules/tracing/store/serial-find.ts')
      await findCandidates({ ...tx, client: { query: async (t: string, v: unknown[]) => { const r = await orig('explain (analyze, buffers, costs off) '+t, v); console.log(r.rows.map((x: Record<string,string>)=>x['QUERY PLAN']).join('\n')); return { rows: [] } } } } as never, ways, 400)
    })
  }
}
await database.close()
if ('close' in server) await server.close(); else await server.stop()
