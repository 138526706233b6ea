import type { Config } from './config-schema.ts'
import type { S3Settings } from './files-s3-requests.ts'

type S3Config = Pick<
  Config,
  's3Endpoint' | 's3Bucket' | 's3Region' | 's3AccessKeyId' | 's3SecretAccessKey' | 's3Prefix'
>

const needed = {
  S3_ENDPOINT: 's3Endpoint',
  S3_BUCKET: 's3Bucket',
  S3_ACCESS_KEY_ID: 's3AccessKeyId',
  S3_SECRET_ACCESS_KEY: 's3SecretAccessKey',
} as const

/** What is wrong with the settings of the storage: all four or none, and words that may stand in an address. */
export function s3Faults(config: S3Config): string[] {
  const missing = Object.entries(needed).filter(([, key]) => config[key] === null)
  const given = Object.entries(needed).filter(([, key]) => config[key] !== null)
  const faults: string[] = []
  if (given.length > 0)
    for (const [name] of missing)
      faults.push(
        `${name}: missing, while ${given.map(([other]) => other).join(', ')} ${given.length > 1 ? 'are' : 'is'} set`,
      )
  // Source: Amazon S3's "General purpose bucket naming rules".
  if (config.s3Bucket && !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/i.test(config.s3Bucket))
    faults.push(`S3_BUCKET: “${config.s3Bucket}” is no name of a bucket`)
  const folders = config.s3Prefix?.split('/').filter(Boolean) ?? []
  if (folders.some((folder) => !/^[\w.-]+$/.test(folder) || /^\.+$/.test(folder)))
    faults.push(`S3_PREFIX: “${config.s3Prefix}” holds more than letters, digits, dots, hyphens and slashes`)
  if (config.s3Prefix && given.length === 0) faults.push('S3_PREFIX: it needs S3_ENDPOINT and S3_BUCKET')
  return faults
}

/** The bucket files lie in; null: they lie in a folder of this machine. */
export function s3SettingsOf(config: S3Config): S3Settings | null {
  const { s3Endpoint, s3Bucket, s3AccessKeyId, s3SecretAccessKey } = config
  if (!s3Endpoint || !s3Bucket || !s3AccessKeyId || !s3SecretAccessKey) return null
  const folders = config.s3Prefix?.split('/').filter(Boolean) ?? []
  return {
    endpoint: s3Endpoint,
    bucket: s3Bucket,
    region: config.s3Region,
    access_key_id: s3AccessKeyId,
    secret_access_key: s3SecretAccessKey,
    prefix: folders.map((folder) => `${folder}/`).join(''),
  }
}
