export { removeCluster } from './place.ts'
export { type RunningPostgres, type StartOptions, startPostgres } from './server.ts'
