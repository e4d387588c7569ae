/** Measures a piece of text in points. */
export type Measure = (text: string) => number

/** Breaks text into lines no wider than `width`. A word that is wider by itself is broken within. */
export function wrap(text: string, width: number, measure: Measure): string[] {
  return text.split('\n').flatMap((paragraph) => wrapOne(paragraph, width, measure))
}

function wrapOne(paragraph: string, width: number, measure: Measure): string[] {
  const lines: string[] = []
  let [line, used] = ['', 0]
  for (const word of pieces(paragraph)) {
    // Widths are added up word by word: measuring the line again for each would take its square.
    if (used + measure(word.trimEnd()) <= width) {
      line += word
      used += measure(word)
      continue
    }
    if (line.trim() !== '') lines.push(line.trimEnd())
    line = word
    while (measure(line.trimEnd()) > width) {
      const fits = longest(line, width, measure)
      lines.push(line.slice(0, fits))
      line = line.slice(fits)
    }
    used = measure(line)
  }
  return [...lines, line.trimEnd()]
}

/** Words with the blank, hyphen or slash after them, where a line may end. */
const pieces = (text: string): string[] => text.match(/[^ \-/]*[ \-/]+|[^ \-/]+/g) ?? []

/** How many characters fit; one at least. Characters outside the basic plane stay whole. */
function longest(text: string, width: number, measure: Measure): number {
  let end = 0
  for (const character of text) {
    if (end > 0 && measure(text.slice(0, end + character.length)) > width) break
    end += character.length
  }
  return end
}
