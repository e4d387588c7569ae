import type { Minute } from '../types.ts'

/** What lies ahead, earliest first; of the same minute, what was put in first. */
export class Queue<T extends { readonly at: Minute }> {
  readonly #heap: { readonly item: T; readonly order: number }[] = []
  #order = 0

  put(item: T): void {
    const heap = this.#heap
    let at = heap.push({ item, order: this.#order++ }) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!this.#before(at, parent)) return
      this.#swap(at, parent)
      at = parent
    }
  }

  /** What comes next, left where it is. */
  get first(): T | undefined {
    return this.#heap[0]?.item
  }

  take(): T | undefined {
    const heap = this.#heap
    const first = heap[0]
    const last = heap.pop()
    if (!first || !last || heap.length === 0) return first?.item
    heap[0] = last
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      let least = at
      if (left < heap.length && this.#before(left, least)) least = left
      if (right < heap.length && this.#before(right, least)) least = right
      if (least === at) return first.item
      this.#swap(at, least)
      at = least
    }
  }

  #before(a: number, b: number): boolean {
    const [one, other] = [this.#heap[a]!, this.#heap[b]!]
    return one.item.at < other.item.at || (one.item.at === other.item.at && one.order < other.order)
  }

  #swap(a: number, b: number): void {
    const kept = this.#heap[a]!
    this.#heap[a] = this.#heap[b]!
    this.#heap[b] = kept
  }
}
