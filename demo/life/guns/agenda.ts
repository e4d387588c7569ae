import { Queue } from '../shootings/queue.ts'
import type { Minute } from '../types.ts'

interface Item {
  readonly at: Minute
  readonly act: (at: Minute) => void
}

/** What the trade will do, and when. */
export class Agenda {
  readonly #queue = new Queue<Item>()

  put(at: Minute, act: (at: Minute) => void): void {
    this.#queue.put({ at, act })
  }

  /** Does what is due up to and with that minute, in order, and what that brings up. */
  advance(to: Minute): void {
    for (;;) {
      const item = this.#queue.first
      if (!item || item.at > to) return
      this.#queue.take()
      item.act(item.at)
    }
  }
}
