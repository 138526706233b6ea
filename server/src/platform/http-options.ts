import type { Authentication } from './authentication.ts'
import type { Metrics } from './metrics.ts'
import type { Module } from './module.ts'
import type { Contract } from './openapi.ts'
import type { Platform } from './platform.ts'
import type { Who } from './who.ts'

export interface HttpOptions {
  platform: Platform
  modules: Module[]
  /** What the reference pages show. */
  contracts: Contract[]
  authentication: Authentication
  /** Whether somebody may do what a permission names. */
  grants: (who: Pick<Who, 'role' | 'token'>, permission: string) => boolean
  metrics: Metrics
  /** Folder of the built web app; none in tests of the API. */
  web_root?: string
}
