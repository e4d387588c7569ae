const indexed = /^(\d+)::?(.*)$/s

/**
 * Reads a list written into one cell, `0::Male||1::Female`, as position → value. Lists in which the marks
 * were halved (`0:Male|1:Female`) and lists without positions read alike. Later parts win a position.
 */
export function parseNestedList(text: string): Map<number, string> {
  const list = new Map<number, string>()
  if (text === '') return list
  const parts = text.split(text.includes('||') ? '||' : '|')
  for (const [order, part] of parts.entries()) {
    const found = indexed.exec(part.trim())
    if (found) list.set(Number(found[1]), found[2]!.trim())
    else if (part.trim() !== '') list.set(order, part.trim())
  }
  return list
}
