/** Short notices at the bottom left: done, with undo; failed, staying. */
export { Notices, notifyDone, notifyFailed } from './notices.tsx'
export { useNoticeHistory } from './history.ts'
