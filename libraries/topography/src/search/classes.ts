/** What is known of an item without looking at its marks: `calibre`, `firing pin`, `make`, … Names and values are free text. */
export type Classes = Readonly<Record<string, string>>

/**
 * Whether an item may be of the wanted class. What is not stated excludes nothing: a missing calibre must never hide an entry.
 * Case and space at the ends do not matter.
 */
export function mayBe(known: Classes, wanted: Classes): boolean {
  return Object.entries(wanted).every(([name, value]) => {
    const stated = known[name]
    return stated === undefined || plain(stated) === plain(value)
  })
}

const plain = (text: string) => text.trim().toLowerCase()
