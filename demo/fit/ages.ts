/** Edges in years of the bands in which victims' ages are fitted. */
export const AGE_EDGES = [8, 15, 18, 21, 25, 30, 35, 40, 45, 55, 65, 85] as const
