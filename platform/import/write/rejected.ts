/** Names of the columns written into rejected files begin so; readers leave them out. */
export const markPrefix = 'throughline:'
