export { removeCluster } from './place.ts'
export { findRunningPostgres } from './running.ts'
export { startPostgres } from './server.ts'
