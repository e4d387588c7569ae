/** What stands where a result is not there: empty, loading, failed, still under way. */
export { Empty } from './Empty.tsx'
export { ErrorNotice } from './ErrorNotice.tsx'
export { Loading } from './Loading.tsx'
export type { LoadingProps } from './Loading.tsx'
export { LongWork } from './LongWork.tsx'
