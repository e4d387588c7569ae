/** A trace as people call it here: `T-10941`. */
export const referenceOf = (reference: number): string => `T-${reference}`
