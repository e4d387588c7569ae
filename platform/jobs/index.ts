/** Long work in the background: a queue in PostgreSQL, with progress that people can follow. */
export { defineJob, JobCancelled, type AnyJob, type JobRun } from './define.ts'
export { jobRoutes } from './routes.ts'
export { cancelJob, requeueWaiting, startJob } from './start.ts'
export { prepareQueue, startWorker, type Worker } from './worker.ts'
