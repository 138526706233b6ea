import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

export interface OsUser {
  uid: number
  gid: number
}

/** PostgreSQL refuses to run as root: then it runs as `postgres`, or as `nobody` where there is none. */
export function unprivilegedUser(): OsUser {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const found = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  return found ? { uid: Number(found[2]), gid: Number(found[3]) } : { uid: 65_534, gid: 65_534 }
}

/** Whether that user may enter a folder: tried for real, since mode bits do not tell the whole story. */
export function canEnter(folder: string, user: OsUser): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1" 2>/dev/null', 'sh', folder], { ...user, cwd: '/' }).status === 0
}
