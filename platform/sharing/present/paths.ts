/** Where a record opens in the workspace; null for kinds without a page. */
export type RecordPath = (type: string, id: string) => string | null
