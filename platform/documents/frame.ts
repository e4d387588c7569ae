import { setText } from './fonts.ts'
import { INK, MARGIN, PAGE, TYPE, WIDTH } from './look.ts'
import type { Paper } from './paper.ts'
import type { Sheet } from './types.ts'

const HEAD = 36
const FOOT = PAGE.height - 52

/** Head and foot of every sheet, once it is known how many there are. */
export function frame(paper: Paper, sheet: Sheet): void {
  const { start, count } = paper.doc.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    paper.doc.switchToPage(page)
    paper.aside(() => {
      head(paper, sheet)
      foot(paper, sheet, page + 1, count)
    })
  }
}

function head(paper: Paper, { title, labels }: Sheet): void {
  const right = one(paper, setText(labels.join(' · ')), WIDTH * 0.6)
  paper.line(one(paper, setText(title), WIDTH * 0.38), TYPE.frame, { x: MARGIN.left, y: HEAD })
  paper.line(right, TYPE.frameStrong, { x: MARGIN.left, y: HEAD, width: WIDTH, align: 'right' })
  line(paper, HEAD + 14)
}

function foot(paper: Paper, sheet: Sheet, page: number, pages: number): void {
  const pageOf = sheet.pageOf ?? ((at: number, of: number) => `Page ${at} of ${of}`)
  line(paper, FOOT)
  const first = [sheet.purpose, sheet.printedBy, sheet.printedAt].filter((part) => part !== '').join(' · ')
  paper.line(one(paper, setText(first), WIDTH - 70), TYPE.frame, { x: MARGIN.left, y: FOOT + 6 })
  const number = setText(pageOf(page, pages))
  paper.line(number, TYPE.frame, { x: MARGIN.left, y: FOOT + 6, width: WIDTH, align: 'right' })
  if (sheet.notice === undefined) return
  const notice = paper.lines(sheet.notice, TYPE.frameStrong, WIDTH)
  notice
    .slice(0, 2)
    .forEach((text, at) =>
      paper.line(text, TYPE.frameStrong, { x: MARGIN.left, y: FOOT + 17 + at * TYPE.frame.leading }),
    )
}

const line = ({ doc }: Paper, y: number) =>
  doc
    .moveTo(MARGIN.left, y)
    .lineTo(PAGE.width - MARGIN.right, y)
    .lineWidth(0.5)
    .strokeColor(INK.line)
    .stroke()

/** The text on one line, shortened where it is too long: it stands in full on the first page. */
function one(paper: Paper, text: string, width: number): string {
  const [first = '', ...more] = paper.lines(text, TYPE.frameStrong, width)
  return more.length === 0 ? first : `${first}…`
}
