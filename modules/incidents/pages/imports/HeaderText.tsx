import { Fragment } from 'react'

/** A header of a file, which may break after an underscore rather than inside a word. */
export function HeaderText({ header }: { header: string }) {
  return header.split(/(?<=_)/).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ))
}
