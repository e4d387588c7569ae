/** Collects the values of one statement and hands out their places: `$1`, `$2`, … */
export class Values {
  readonly list: unknown[] = []

  add(value: unknown): string {
    return `$${this.list.push(value)}`
  }
}
