/** One clear sentence for whatever kept Brigade from starting; faults nobody foresaw keep their stack. */
export function explainStartFailure(error: unknown): string {
  const { code, message, stack, name } = error as NodeJS.ErrnoException
  const port = (error as { port?: number }).port
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Stop it, or set PORT to another number.`
  if (code === 'EACCES' && port)
    return `Port ${port} needs more rights than Brigade has. Set PORT to a number above 1023.`
  if (code === 'ENOSPC') return 'The disk is full. Free some space and start again; nothing was lost.'
  if (code === 'ECONNREFUSED') return `The database of DATABASE_URL does not answer: ${message}`
  if (code === '28P01' || code === '28000')
    return `The database of DATABASE_URL refused the user or the password: ${message}`
  if (code === '3D000') return `The database of DATABASE_URL does not exist: ${message}`
  if (name.endsWith('Refusal') || name === 'ConfigError') return message
  return stack ?? String(error)
}
