import { optionalPackage } from '../../../files/optionalPackage.ts'

/**
 * What works with a queue at `url`, loaded only where it is used.
 * @throws InputError where its packages are not installed
 */
export function loadQueue(url: string) {
  const load = async () => ({
    ...(await import('./connection.ts')),
    ...(await import('./executor.ts')),
    ...(await import('./worker.ts')),
  })
  return optionalPackage('ioredis', url, 'queues', () => optionalPackage('bullmq', url, 'queues', load))
}
