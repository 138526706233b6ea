import type { Secrets } from '#platform/secrets'

/** Fixed secrets of tests; nothing outside a test run knows or uses them. */
export const testSecrets: Secrets = {
  tokenKey: 'test-token-key-test-token-key-test-token-key-0001',
  formerTokenKeys: [],
  masterKeys: [{ version: 1, key: Buffer.alloc(32, 'test').toString('base64url') }],
  ownerPassword: 'test-owner',
  appPassword: 'test-app',
  doorPassword: 'test-door',
  workerPassword: 'test-worker',
  demoPassword: 'Calm-Cookie-Jar-7',
}
