/** What ATF says of every figure made from traces, in our words: it stands beside each one, on screen and in files. */
export const TRACE_CAVEAT =
  'Not every gun is traced, and a traced gun was not always used in a crime. Traced guns are not a sample of all guns. A first seller or purchaser is not shown to have done wrong.'
