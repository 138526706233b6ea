export { type RunningPostgres, type StartOptions, startPostgres } from './server.ts'
