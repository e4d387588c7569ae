import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { route } from '#contract'
import { call } from './call.ts'
import { onRefused } from './mend.ts'

const save = route({
  id: 'test.save',
  method: 'POST',
  path: '/api/test',
  summary: 'A write',
  permission: 'signed-in',
  body: z.object({ text: z.string() }),
  response: z.object({ done: z.boolean() }),
})

const refusal = (code: string) => ({ code, sentence: 'Refused.', remedy: 'Mend it.', requestId: 'r' })
const real = globalThis.fetch
let sent: string[] = []
let undo: (() => void)[] = []

/** Answers requests one after the other: a text is a refusal with that code. */
function answers(...codes: string[]): void {
  globalThis.fetch = (_address, init) => {
    sent.push(String(init?.body))
    const code = codes.shift() ?? 'ok'
    return Promise.resolve(
      code === 'ok' ? Response.json({ done: true }) : Response.json(refusal(code), { status: 403 }),
    )
  }
}

afterEach(() => {
  globalThis.fetch = real
  sent = []
  for (const one of undo) one()
  undo = []
})

test('a refused request is repeated as it was after the person confirmed', async () => {
  answers('session.confirm')
  undo.push(onRefused('session.confirm', () => Promise.resolve(true)))
  expect(await call(save, { body: { text: 'typed' } })).toEqual({ done: true })
  expect(sent).toEqual(['{"text":"typed"}', '{"text":"typed"}'])
})

test('what is refused again for the same reason fails; another reason is asked for once more', async () => {
  let asked = 0
  const mender = () => Promise.resolve(++asked > 0)
  undo.push(onRefused('purpose.needed', mender), onRefused('session.required', mender))
  answers('purpose.needed', 'session.required', 'purpose.needed')
  await expect(call(save, { body: { text: 'a' } })).rejects.toMatchObject({ code: 'purpose.needed' })
  expect([asked, sent.length]).toEqual([2, 3])
})

test('requests refused at once share one question', async () => {
  let asked = 0
  let settle: (ok: boolean) => void = () => {}
  undo.push(
    onRefused('session.required', () => {
      asked += 1
      return new Promise((resolve) => (settle = resolve))
    }),
  )
  answers('session.required', 'session.required')
  const both = [call(save, { body: { text: 'a' } }), call(save, { body: { text: 'b' } })]
  await new Promise((resolve) => setTimeout(resolve, 5))
  settle(true)
  expect(await Promise.all(both)).toEqual([{ done: true }, { done: true }])
  expect(asked).toBe(1)
})

test('a question that was put aside is not put again while nobody touches the page', async () => {
  let asked = 0
  undo.push(onRefused('session.confirm', () => Promise.resolve(++asked < 0)))
  answers('session.confirm', 'session.confirm')
  await expect(call(save, { body: { text: 'a' } })).rejects.toMatchObject({ code: 'session.confirm' })
  await expect(call(save, { body: { text: 'a' } })).rejects.toMatchObject({ code: 'session.confirm' })
  expect(asked).toBeLessThanOrEqual(1)
})

test('without anyone to ask, the refusal is what it was', async () => {
  answers('session.confirm')
  await expect(call(save, { body: { text: 'a' } })).rejects.toMatchObject({ code: 'session.confirm' })
})
