/** A binary heap of numbered things by cost; equal costs come out in the order of their numbers. */
export class MinHeap {
  readonly #costs: number[] = []
  readonly #items: number[] = []

  push(cost: number, item: number): void {
    let at = this.#items.length
    this.#costs.push(cost)
    this.#items.push(item)
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!this.#before(at, parent)) break
      this.#swap(at, parent)
      at = parent
    }
  }

  /** The cheapest, taken out; −1 when there is none. */
  pop(): number {
    if (this.#items.length === 0) return -1
    const top = this.#items[0]!
    this.#swap(0, this.#items.length - 1)
    this.#items.pop()
    this.#costs.pop()
    this.#sink()
    return top
  }

  #sink(): void {
    for (let at = 0; ;) {
      let least = at
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < this.#items.length && this.#before(child, least)) least = child
      }
      if (least === at) return
      this.#swap(at, least)
      at = least
    }
  }

  #before(a: number, b: number): boolean {
    const order = this.#costs[a]! - this.#costs[b]!
    return order < 0 || (order === 0 && this.#items[a]! < this.#items[b]!)
  }

  #swap(a: number, b: number): void {
    const [costs, items] = [this.#costs, this.#items]
    ;[costs[a], costs[b]] = [costs[b]!, costs[a]!]
    ;[items[a], items[b]] = [items[b]!, items[a]!]
  }
}
