export { removeCluster } from './place.ts'
export { startPostgres } from './server.ts'
